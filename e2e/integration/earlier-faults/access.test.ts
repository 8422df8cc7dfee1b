import { describe, expect, it } from 'vitest';
import { CALLS } from '@/lib/contracts/calls';
import { CALL_ROWS } from '../../access/call-rows';
import { NO_OBJECTS, withWrongTypes } from '../../access/wrong-types';
import { ALLOWED, expectNoPassword, prepareInstallation } from './installation';
import { tellSentences } from './sentences';

const FOREIGN = 'https://evil.example';

describe('what the earlier server got wrong with who may do what', () => {
  const earlier = prepareInstallation();
  const { askOwn, start } = earlier;
  const { sentence, end } = tellSentences('access');

  sentence('openDoors');

  sentence('takeOver');

  sentence('twoProcesses');

  sentence('origins', () => {
    const headersOf = (origin: string) => ({ Cookie: earlier.parent.cookie(), Origin: origin });
    const changes = CALLS.filter(({ method }) => method !== 'GET');

    it.each(changes.map(({ method, path }) => [method, path] as const))(
      'that changes something by %s %s',
      async (method, path) => {
        const answer = await earlier.parent.call(path, { method, headers: { Origin: FOREIGN } });
        expect(answer.status).toBe(403);
        expect(corsOf(answer.headers)).toEqual([]);
      },
    );

    it('that reads what a session shows, or asks beforehand whether it may', async () => {
      const answers = await Promise.all([
        earlier.parent.call('/api/agents', { headers: headersOf(FOREIGN) }),
        earlier.parent.call('/api/agents', {
          method: 'OPTIONS',
          headers: { ...headersOf(FOREIGN), 'Access-Control-Request-Method': 'GET' },
        }),
      ]);
      for (const { headers } of answers) expect(corsOf(headers)).toEqual([]);
    });

    it('while one of CORS_ORIGINS is, by its name', async () => {
      const { status, headers } = await earlier.parent.call('/api/agents', { headers: headersOf(ALLOWED) });
      expect(status).toBe(200);
      expect(corsOf(headers)).toEqual([
        ['access-control-allow-credentials', 'true'],
        ['access-control-allow-origin', ALLOWED],
        ['access-control-expose-headers', expect.stringContaining('X-Timestamp')],
      ]);
    });
  });

  sentence('password', () => {
    it('of a whole run with LOG_LEVEL=debug, from the start to the end', async () => {
      await earlier.server.stop();
      try {
        expectNoPassword(earlier.server.log, earlier.mariadb.password);
        expect(earlier.server.log.length).toBeGreaterThan(10);
      } finally {
        await earlier.server.start();
      }
    });

    it.each(['MYSQL_PASSWORD', 'SQLALCHEMY_DATABASE_URI'])(
      'of a start with a wrong one in %s',
      async (name) => {
        const wrong = 'not/the p@ssword:at all';
        const { host, port, user, database } = earlier.mariadb;
        const uri = `mysql+pymysql://${user}:${encodeURIComponent(wrong)}@${host}:${port}/${database}`;
        const env =
          name === 'MYSQL_PASSWORD'
            ? { [name]: wrong }
            : { [name]: uri, MYSQL_PASSWORD: earlier.mariadb.password };
        const refused = await start(env, false);
        try {
          expect((await refused.ended()).code).toBe(1);
          expect(refused.log.join('\n')).toMatch(/refused us/);
          for (const password of [wrong, earlier.mariadb.password]) expectNoPassword(refused.log, password);
        } finally {
          await refused.dispose();
        }
      },
    );
  });

  sentence('wrongTypes', () => {
    const withBody = CALLS.flatMap(({ name, method, path, body }) =>
      body ? [{ name, method, path, body }] : [],
    );

    it.each(withBody)('in $method $path, field by field', async ({ body: shape, ...call }) => {
      const row = CALL_ROWS[call.name];
      const fitting = row.body?.(earlier.households.owner.named) as Record<string, unknown>;
      const bodies = [...withWrongTypes(shape, fitting), ...NO_OBJECTS];
      expect(bodies.length).toBeGreaterThan(NO_OBJECTS.length + 5);
      for (const json of bodies) {
        const { status, body } = await askOwn({
          ...call,
          row: { ...row, spends: undefined, body: () => json },
        });
        expect([json, status, JSON.parse(body)]).toEqual([
          json,
          400,
          expect.objectContaining({ code: expect.any(String), error: expect.any(String) }),
        ]);
      }
    });

    it('none of which was a failure of ours', () => {
      expect(earlier.server.log.filter((line) => line.includes('A call failed'))).toEqual([]);
    });
  });

  end();
});

function corsOf(headers: Headers): [string, string][] {
  return [...headers].filter(([name]) => name.startsWith('access-control-'));
}
