import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENV_SHAPE } from './env';

/** Set by our own commands, not by people. */
const INTERNAL = ['NODE_ENV', 'SMART_CRADLE_DATABASE_SOCKET'];

const read = Object.keys(ENV_SHAPE.shape).filter((name) => !INTERNAL.includes(name));

describe('the documents name exactly the variables that are read', () => {
  it.each([
    ['README.md', /^\| `([A-Z_]+)` \|/gm],
    ['README.ko.md', /^\| `([A-Z_]+)` \|/gm],
    ['.env.example', /^# ([A-Z_]+)=/gm],
  ])('%s', (file, pattern) => {
    const named = [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name]) => name);
    expect(named.sort()).toEqual([...read].sort());
  });
});
