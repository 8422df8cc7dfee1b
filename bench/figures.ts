import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';

/** Length of a tick of /proc/PID/stat in ms: USER_HZ is 100 on every Linux that Node runs on. */
const TICK_MS = 10;

/** The value below which the share `part` (0 to 1) of all values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** CPU time (user and system) that a process has used so far, in ms; Linux only, in steps of 10 ms. */
export async function cpuOf(pid: number): Promise<number> {
  const fields = await readStat(pid);
  // utime and stime are fields 14 and 15.
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** CPU time of the children of this process that have ended, in ms; Linux only, in steps of 10 ms. */
export async function endedChildrenCpu(): Promise<number> {
  const fields = await readStat(process.pid);
  // cutime and cstime are fields 16 and 17.
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

/** The fields of /proc/PID/stat from the third on: the second is the program's name, with blanks in it. */
async function readStat(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** CPU time of this process so far, in ms. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

export type Row = Record<string, string | number>;

/** Prints a title and one line a row; numbers with one digit after the point. */
export function printTable(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  const columns = Object.keys(rows[0] ?? {});
  const cells = [columns, ...rows.map((row) => columns.map((column) => show(row[column] ?? '')))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  for (const line of cells)
    console.log(line.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  '));
}

export function printMachine(): void {
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown CPU'}`,
  );
}

function show(value: string | number): string {
  return typeof value === 'number' ? value.toFixed(1) : value;
}
