import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '@/lib/contracts/call';
import { CALLS } from '@/lib/contracts/calls';
import { callRoutes, exportedMethods, filesOnDisk } from '@/lib/http/test-routes';
import { ENDLESS, everythingIn, toTheLetter } from '../access/ask';
import { CALL_ROWS, type CallRow, GUEST } from '../access/call-rows';
import {
  addressOf,
  askEverybody,
  CALLERS,
  type Caller,
  type Cell,
  dueStatuses,
  type Subject,
  statusesOf,
} from '../access/cells';
import { type CaregiverName, type Household, plantHouseholds, type Secret } from '../access/household';
import { PAGE_ROWS } from '../access/page-rows';
import { createClient, requireOk } from '../client/http-client';
import { callRaw } from '../client/raw-request';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { countSockets } from '../servers/open-sockets';
import { CONFIGURATIONS } from '../servers/surroundings';

const NAMES: readonly CaregiverName[] = ['stranger', 'owner'];
const NOT_IN_TABLE: CallRow = { statuses: { nobody: 0, own: 0 } };
const rowOf = ({ name }: Call): CallRow | undefined => CALL_ROWS[name as keyof typeof CALL_ROWS];
const homeOf = (call: Call): string => call.twin ?? call.path;

const calls = CALLS.map((call) => {
  const { name, method, path } = call;
  return { title: `${method} ${path}`, name, method, path, row: rowOf(call) ?? NOT_IN_TABLE };
});
const pages = filesOnDisk('page.tsx').map(({ file, path }) => {
  const row: CallRow = PAGE_ROWS[path] ?? NOT_IN_TABLE;
  return { title: `the page ${path}`, file, name: path, method: 'GET' as const, path, row };
});

describe('the matrix of access', () => {
  it.each(callRoutes())('has a row for each method of app/$file', ({ file, path }) => {
    const methods = exportedMethods(file).filter((method) => method !== 'HEAD');
    const rows = CALLS.filter((call) => homeOf(call) === path && rowOf(call) !== undefined);
    expect(rows.map(({ method }) => method).toSorted()).toEqual(methods);
  });

  it.each(pages)('has a row for app/$file', ({ path }) => {
    expect(PAGE_ROWS).toHaveProperty([path]);
  });

  it('has no row without a call or a page', () => {
    const named = new Set<string>(CALLS.map(({ name }) => name));
    expect(Object.keys(CALL_ROWS).filter((name) => !named.has(name))).toEqual([]);
    const there = new Set(pages.map(({ path }) => path));
    expect(Object.keys(PAGE_ROWS).filter((path) => !there.has(path))).toEqual([]);
  });

  it('knows for each call whether its path names something that has an owner', () => {
    for (const call of CALLS.filter(({ access }) => !['open', 'user'].includes(access))) {
      expect(rowOf(call)?.statuses, call.name).toEqual({ nobody: 401, own: 200, others: 404, unknown: 404 });
    }
  });
});

describe.each(CONFIGURATIONS)('whose cradle it is, at the %s server', (configuration) => {
  let server: AppServer;
  let households: Record<CaregiverName, Household>;
  let socketsBefore: number;
  const heard: Record<Caller, string[]> = { nobody: [], stranger: [], owner: [] };

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    await requireOk(createClient(server.base).signUp(GUEST.username, GUEST.password));
    households = await plantHouseholds(server);
    socketsBefore = await countSockets(server.pid);
  });
  afterAll(async () => {
    await Promise.all(NAMES.map((name) => households?.[name].device.leave()));
    await server?.dispose();
  });

  /** Asks, holds each answer against the row, and looks through it for what its reader may not know. */
  const walk = async (subject: Subject): Promise<Cell[]> => {
    const cells = await askEverybody({ base: server.base, households }, subject);
    expect(statusesOf(cells)).toEqual(dueStatuses(subject.row.statuses));
    for (const { caller, choice, told } of cells) {
      const text = everythingIn(told);
      heard[caller].push(text);
      const leaks = NAMES.filter((name) => name !== caller)
        .flatMap((name) => households[name].secrets)
        .filter((secret) => secret.text.test(text));
      expect(leaks, `${caller} ${choice}`).toEqual([]);
    }
    return cells;
  };
  /** Nobody can tell what is another's from what is unknown. */
  const expectOneAnswer = (cells: readonly Cell[], repeated: (cell: Cell) => string): void => {
    for (const caller of CALLERS) {
      const letters = cells
        .filter((cell) => cell.caller === caller && (caller === 'nobody' || cell.choice !== 'own'))
        .map((cell) => toTheLetter(cell.told, repeated(cell)));
      for (const letter of letters) expect(letter).toBe(letters[0]);
    }
  };

  it.each(calls)('$title is answered as its row says, and tells nobody what is another’s', async (call) => {
    const cells = await walk(call);
    if (call.row.toldApart === undefined) expectOneAnswer(cells, () => '');
  });

  it.each(pages)(
    'the page $path is shown as its row says, and shows nobody what is another’s',
    async (page) => {
      const cells = await walk(page);
      expectOneAnswer(cells, ({ named }) => String(named.alertId));
    },
  );

  it.each([...calls, ...pages].filter(({ method }) => method === 'GET'))(
    '$title has the same status with HEAD, and no body',
    async (subject) => {
      const cells = await walk({ ...subject, method: 'HEAD' });
      expect(cells.filter(({ told }) => told.body !== '')).toEqual([]);
    },
  );

  it.each(calls.filter(({ path }) => path.includes('{uuid}')))(
    '$title knows no cradle by a name that is none',
    async ({ path, method }) => {
      const headers = { 'Content-Type': 'application/json', Cookie: households.owner.client.cookie() };
      const body = method === 'POST' ? '{}' : undefined;
      for (const uuid of ['HUSH-OWNER-CRADLE', '..', 'a/b', 'x'.repeat(256)]) {
        const address = path.replace('{uuid}', encodeURIComponent(uuid));
        const { status } = await callRaw(server.base, { path: address, method, headers, body });
        expect([uuid, status]).toEqual([uuid, 404]);
      }
    },
  );

  it.each(NAMES)('tells the %s everything of their own that is not kept from all', (name) => {
    const all = heard[name].join('\n');
    const told = ({ text }: Secret) => text.test(all);
    const { secrets } = households[name];
    expect(secrets.filter((secret) => told(secret) !== secret.told)).toEqual([]);
  });

  it.each(NAMES)('leaves the %s what they had', async (name) => {
    const { client, named } = households[name];
    const cradles = (await client.call('/api/agents')).json<{ uuid: string }[]>();
    expect(cradles.map(({ uuid }) => uuid)).toEqual([named.uuid]);
    const settings = (await client.call(`/api/alert_settings/${named.uuid}`)).json();
    expect(settings).toMatchObject({ max_temperature: named.limit });
  });

  it('has nothing left running when everybody has gone, HEADs on endless answers too, and ends at once', async () => {
    const headers = { Cookie: households.owner.client.cookie() };
    for (const { path } of CALLS.filter(({ media }) => media !== undefined && ENDLESS.test(media))) {
      const address = addressOf({ path }, households.owner.named);
      for (let index = 0; index < 50; index += 1) {
        const { text } = await callRaw(server.base, { path: address, method: 'HEAD', headers });
        expect(text).toBe('');
      }
    }
    await settle(
      () => countSockets(server.pid),
      (count) => count <= socketsBefore + 1,
      8_000,
    );
    const { code, ms } = await server.stop();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(5_000);
  });
});
