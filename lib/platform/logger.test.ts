import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** What a program prints that logs like this; the logger writes to the real standard output. */
function printed(level: string, program: string): { lines: string[]; status: number | null } {
  const code = `import { createLogger } from './lib/platform/logger';
    const log = createLogger('${level}').child({ module: 'test' });
    ${program}`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', code];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { lines: stdout.split('\n').filter((line) => line !== ''), status };
}

it('prints one line an event, with the module, an error and the causes of it, and never throws', () => {
  const { lines, status } = printed(
    'info',
    `log.info('Started', { port: 3000 });
     log.error('Failed', { error: new Error('outer', { cause: new Error('inner') }) });
     log.error('Nameless', { error: Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }) });
     log.error('Query', { error: new Error('Failed query: insert\\nparams: mother,$argon2id$x\\nmore') });
     log.debug('Hidden');
     const round = new Error('round'); round.cause = round;
     log.warn('Odd', { round });
     const ring = {}; ring.ring = ring;
     log.warn('Odder', { ring, big: 1n, none: undefined, text: 'two\\nlines' });
     log.info('Last');`,
  );
  expect(status).toBe(0);
  expect(lines).toHaveLength(7);
  expect(lines[0]).toMatch(/\[test\] Started.*3000/);
  expect(lines[1]).toMatch(/\[test\] Failed.*outer \(inner\)/);
  expect(lines[2]).toMatch(/ECONNREFUSED/);
  expect(lines[3]).toMatch(/Failed query: insert"}$/);
  expect(lines[4]).toMatch(/Odd.*round/);
  expect(lines[5]).toMatch(/Odder/);
  expect(lines[6]).toMatch(/Last/);
});

it('prints nothing when it is silent', () => {
  expect(printed('silent', `log.error('Failed');`).lines).toEqual([]);
});
