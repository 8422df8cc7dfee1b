import type { NightQuery } from '@/lib/contracts/night';
import type { NightReport } from '@/lib/insight/night-report';
import type { Spell } from '@/lib/insight/spells';
import { toZonedIso } from '@/lib/insight/zoned-time';
import { downloadHeaders } from './file-response';
import type { NightAlert, ReadNight } from './night';

/** Spreadsheets take a text for one of their own encodings unless it begins so. */
const BYTE_ORDER_MARK = '\uFEFF';
const HEAD = ['kind', 'from', 'to', 'seconds', 'value', 'detail'];

/** One thing that happened; the words are those of the calls, in every language. Times in wall ms. */
interface TableRow {
  kind: string;
  from?: number | null;
  to?: number | null;
  value?: string | number | null;
  detail?: string;
}

/** The report as a table to keep (RFC 4180): first the night as a whole, then what happened in it. */
export function nightTable(read: ReadNight, timeZone: string): string {
  const { report, alerts, maxTemperature } = read;
  const events = [
    ...report.gaps.map((gap) => ({ kind: 'gap', ...gap, detail: list(...gap.missing, gap.cause) })),
    ...report.cries.map((cry) => spellRow('cry', cry)),
    ...report.turned.map((turned) => spellRow('turned', turned)),
    ...alerts.map(alertRow),
  ].sort((a, b) => Number(a.from) - Number(b.from));
  const rows = [
    ...wholeRows(report),
    ...temperatureRows(report, maxTemperature),
    ...events,
    ...leftOutRows(read),
  ];
  const lines = [HEAD, ...rows.map((row) => toCells(row, timeZone))];
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(escapeCell).join(',')}\r\n`).join('');
}

export function nightTableHeaders({ date }: Pick<NightQuery, 'date'>): Record<string, string> {
  return { 'Cache-Control': 'no-store', ...downloadHeaders(`smart-cradle-night-${date}.csv`) };
}

function wholeRows({ night, passed, isOver, watchedMs, signals, longestCalm }: NightReport): TableRow[] {
  const share = (kind: keyof typeof signals) => signals[kind].share.toFixed(4);
  return [
    { kind: 'night', ...night, detail: isOver ? 'over' : 'going_on' },
    { kind: 'watched', value: watchedMs / 1000, detail: 'seconds' },
    ...(['temperature', 'crying', 'direction'] as const).map((kind) => ({
      kind: 'known_share',
      ...passed,
      value: share(kind),
      detail: kind,
    })),
    ...(longestCalm === null ? [] : [{ kind: 'longest_calm', ...longestCalm }]),
  ];
}

function temperatureRows({ temperature }: NightReport, limit: number): TableRow[] {
  if (temperature === null) return [];
  const { min, mean, max, aboveMs } = temperature;
  return [
    { kind: 'temperature_min', from: min.at, value: min.value },
    { kind: 'temperature_mean', value: mean },
    { kind: 'temperature_max', from: max.at, value: max.value },
    { kind: 'temperature_above', value: aboveMs / 1000, detail: `seconds above ${limit}` },
  ];
}

function spellRow(kind: string, { begin, end, ...spell }: Spell): TableRow {
  const cut = [begin === 'heard' ? null : `begin:${begin}`, end === 'heard' ? null : `end:${end}`];
  return { kind, ...spell, detail: list(...cut) };
}

function alertRow(alert: NightAlert): TableRow {
  return {
    kind: 'alert',
    from: alert.createdAt,
    to: alert.resolvedAt ?? alert.clearedAt,
    value: alert.type,
    detail: alert.acknowledgedBy ?? '',
  };
}

/** A table that is cut off must not look whole: the oldest alerts are those that are missing. */
function leftOutRows({ report, alerts, more }: ReadNight): TableRow[] {
  if (!more) return [];
  const span = { from: report.night.from, to: alerts[0]?.createdAt ?? null };
  return [{ kind: 'more_alerts', ...span, detail: `only the newest ${alerts.length} are here` }];
}

function toCells(
  { kind, from = null, to = null, value = null, detail = '' }: TableRow,
  zone: string,
): string[] {
  const time = (ms: number | null) => (ms === null ? '' : toZonedIso(ms, zone));
  const seconds = from === null || to === null ? '' : String((to - from) / 1000);
  return [kind, time(from), time(to), seconds, value === null ? '' : String(value), detail];
}

function list(...words: (string | null)[]): string {
  return words.filter((word) => word !== null).join(' ');
}

/** A name that begins like a formula would be one where the table is opened; ours are no numbers below zero. */
function escapeCell(text: string): string {
  const plain = /^[=+@\t\r]|^-(?![\d.]+$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
