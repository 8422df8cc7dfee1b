import { readFile, writeFile } from 'node:fs/promises';

/**
 * `.env` with these settings in it. A line that is there already stays as it is: somebody chose it.
 * @returns the text, and the names that another value was chosen for
 */
export function withSettings(
  text: string,
  settings: Readonly<Record<string, string>>,
): { text: string; kept: string[] } {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const kept: string[] = [];
  for (const [name, value] of Object.entries(settings)) {
    const at = lines.findIndex((line) => line.startsWith(`${name}=`));
    const wanted = `${name}=${value}`;
    if (at < 0) lines.push(wanted);
    else if (lines[at] === `${name}=`) lines[at] = wanted;
    else if (lines[at] !== wanted) kept.push(name);
  }
  return { text: `${lines.join('\n')}\n`, kept };
}

/** @returns the names that keep another value. */
export async function addSettings(
  file: string,
  settings: Readonly<Record<string, string>>,
): Promise<string[]> {
  const before = await readFile(file, 'utf8').catch(() => '');
  const { text, kept } = withSettings(before, settings);
  if (text !== before) await writeFile(file, text, { mode: 0o600 });
  return kept;
}
