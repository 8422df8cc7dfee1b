import { readdirSync } from 'node:fs';
import { join } from 'node:path';

interface Pattern {
  matches(path: string): boolean;
  /** Begins with `!`: what it names is wanted after all. */
  wanted: boolean;
  text: string;
}

/**
 * Files of a build's context that .dockerignore lets through, relative to it. Knows `*`, `**` and `!`; the last line
 * that names a file or a folder above it decides, as in Docker.
 */
export function listContext(root: string, dockerignore: string): string[] {
  const patterns = dockerignore
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(parse);

  function isIgnored(path: string): boolean {
    const last = patterns.findLast((pattern) => pattern.matches(path));
    return last !== undefined && !last.wanted;
  }

  function list(folder: string): string[] {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) return isIgnored(path) ? [] : [path];
      const mayHoldWanted = patterns.some(({ wanted, text }) => wanted && text.startsWith(`${path}/`));
      return isIgnored(path) && !mayHoldWanted ? [] : list(path);
    });
  }

  return list('');
}

function parse(line: string): Pattern {
  const wanted = line.startsWith('!');
  const text = (wanted ? line.slice(1) : line).replace(/^\/|\/$/g, '');
  const source = text
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(?:.*/)?'));
  const regex = new RegExp(`^${source}(?:/|$)`);
  return { wanted, text, matches: (path) => regex.test(path) };
}
