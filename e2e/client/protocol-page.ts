import { readFileSync } from 'node:fs';
import { SIGNALS, type Signal } from '@/lib/cradle/topics';

/** docs/protocol.md as it stands. */
export const PROTOCOL_PAGE = readFileSync('docs/protocol.md', 'utf8');

export interface PageExample {
  signal: Signal;
  payload: string;
  /** What the page says that becomes of it: a value, or the fault under which it is counted. */
  outcome: string;
}

/** The messages in the page's boxes of this fate, one a line. @throws when a signal has no such box. */
export function readExamples(fate: 'taken' | 'dropped'): PageExample[] {
  return SIGNALS.flatMap((signal) =>
    readBox(`text ${signal} ${fate}`).map((line) => {
      const [payload = '', outcome = ''] = line.split(/\s+→ /);
      return { signal, payload, outcome };
    }),
  );
}

/** The lines of the code block that begins with these words. @throws when there is none. */
export function readBox(words: string): string[] {
  const [, body] = PROTOCOL_PAGE.split(`\n\`\`\`${words}\n`);
  const lines = body?.slice(0, body.indexOf('\n```')).split('\n');
  if (lines === undefined) throw new Error(`docs/protocol.md has no box "${words}"`);
  return lines;
}
