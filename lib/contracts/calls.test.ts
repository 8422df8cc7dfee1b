import { describe, expect, it } from 'vitest';
import { callRoutes, exportedMethods, filesOnDisk, sourceOf } from '@/lib/http/test-routes';
import { ERROR_CODES } from '@/lib/platform/errors';
import { CALLS, OPEN_PAGE_PATHS, PAGE_PATHS } from './calls';

const routes = callRoutes();
const pageOf = (address: string) => address.split('?')[0];
const homeOf = (call: (typeof CALLS)[number]) => call.twin ?? call.path;

describe('calls and routes', () => {
  it.each(routes)('$file answers exactly the calls that are documented for it', ({ file, path: home }) => {
    const documented = new Set<string>(
      CALLS.filter((call) => homeOf(call) === home).map((call) => call.method),
    );
    expect(documented.size, `${home} is in no contract`).toBeGreaterThan(0);
    expect(exportedMethods(file).filter((method) => method !== 'HEAD')).toEqual([...documented].sort());
  });

  it.each(CALLS.map((call) => [`${call.method} ${call.path}`, homeOf(call)]))('%s has a route', (_, home) => {
    expect(routes.filter((route) => route.path === home)).toHaveLength(1);
  });

  it('that make their answer while it goes out answer HEAD themselves', () => {
    const streaming = routes.filter(({ file }) => sourceOf(file).includes('streamJsonArray('));
    expect(streaming.length).toBeGreaterThan(0);
    for (const { file } of streaming) expect(exportedMethods(file), file).toContain('HEAD');
  });

  it('with a stream or a long wait answer HEAD themselves: Next would run the GET', () => {
    const waiting = CALLS.filter((call) => call.media !== undefined && call.method === 'GET');
    for (const call of waiting) {
      const [route] = routes.filter(({ path: home }) => home === homeOf(call));
      expect(exportedMethods(route?.file ?? ''), call.path).toContain('HEAD');
    }
  });

  it('are documented once each', () => {
    const names = CALLS.map((call) => `${call.method} ${call.path}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('twins', () => {
  it('live under /wire/, and every page that a call shares its path with has one', () => {
    for (const call of CALLS) {
      const isPage = PAGE_PATHS.some((page) => page === call.path);
      expect(call.twin?.startsWith('/wire/') ?? false, call.path).toBe(isPage);
    }
  });
});

describe('pages', () => {
  it('are those on disk', () => {
    const found = filesOnDisk('page.tsx').map((page) => page.path);
    const addressed = found.filter((page) => !page.startsWith('/wire/'));
    expect([...PAGE_PATHS].sort()).toEqual(addressed.sort());
  });

  it('are open to everyone where they lie under (public)', () => {
    const open = filesOnDisk('page.tsx').filter(({ file }) => file.startsWith('(public)'));
    expect([...OPEN_PAGE_PATHS].sort()).toEqual(open.map((page) => page.path).sort());
  });

  it('are where forms are sent', () => {
    for (const { form } of CALLS) {
      if (form) expect(PAGE_PATHS).toEqual(expect.arrayContaining([pageOf(form.done), form.failed]));
    }
  });
});

it('name only refusals that exist', () => {
  for (const { missing, unfit } of CALLS) {
    for (const code of [missing, unfit]) if (code) expect(ERROR_CODES).toContain(code);
  }
});

it('gate everything that names a cradle, except what devices, sign-up and phones with a token need', () => {
  const open = CALLS.filter((call) => call.access === 'open').map((call) => call.path);
  expect(new Set(open)).toEqual(
    new Set([
      '/register',
      '/check_username/{username}',
      '/login',
      '/logout',
      '/register_agent',
      '/api/email_confirmation',
      '/api/health',
      '/api/openapi.json',
      '/api/push_action',
      '/api/push_key',
      '/api/push_receipt',
      '/api/push_renewal',
      '/api/push_snapshot/{token}',
      '/api/ready',
    ]),
  );
  for (const call of CALLS.filter(({ path: name }) => name.includes('{uuid}')))
    expect(call.access).toBe('cradle');
});
