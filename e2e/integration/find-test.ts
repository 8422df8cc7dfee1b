import { readFile } from 'node:fs/promises';

/** Whether a file of this folder holds a test of that name, the title of an `it` or of its table, that is run. */
export async function holdsTest(file: string, name: string): Promise<boolean> {
  const source = await readFile(new URL(file, import.meta.url), 'utf8');
  const at = source.indexOf(`'${name}'`);
  const opening = source
    .slice(0, Math.max(0, at))
    .match(/\b(?:it|describe)(?:\.\w+)*\(/g)
    ?.at(-1);
  return /^it(\.each)?\($/.test(opening ?? '');
}
