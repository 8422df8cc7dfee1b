import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const page = readFileSync('docs/operations.md', 'utf8');

/** What the program says is written in one of these. */
const SOURCES = ['server.ts', 'lib', 'app', 'drizzle', 'scripts/setup']
  .flatMap(list)
  .map((file) => readFileSync(file, 'utf8'));

function list(file: string): string[] {
  if (!statSync(file).isDirectory())
    return /\.(ts|tsx|mjs)$/.test(file) && !/\.test\./.test(file) ? [file] : [];
  return readdirSync(file).flatMap((name) => list(path.join(file, name)));
}

/** Texts in the first column of the last table. */
function symptoms(): string[] {
  const [, table = ''] = page.split('| what you see |');
  const cells = table
    .split('\n')
    .slice(2)
    .map((row) => row.split('|')[1] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => String(text)));
}

/** `…` stands for what a template fills in. */
function asPattern(text: string): RegExp {
  const parts = text.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.{1,60}'));
}

it.each(symptoms())('the program really says "%s"', (symptom) => {
  expect(SOURCES.some((source) => asPattern(symptom.replace(/^…|…$/g, '')).test(source))).toBe(true);
});

it('there are symptoms to look for', () => {
  expect(symptoms().length).toBeGreaterThan(15);
});

it('the page names only files that are there, and both readmes lead to it', () => {
  for (const [, target = ''] of page.matchAll(/\]\(([^)#]+)[^)]*\)/g)) {
    expect(existsSync(path.join('docs', target)), target).toBe(true);
  }
  for (const readme of ['README.md', 'README.ko.md'])
    expect(readFileSync(readme, 'utf8')).toContain('(docs/operations.md)');
});
