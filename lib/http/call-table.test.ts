import { describe, expect, it } from 'vitest';
import type { Call } from '@/lib/contracts/call';
import { createCallTable } from './call-table';

const call = (method: Call['method'], path: string, twin?: string): Call => ({
  name: `${method} ${path}`,
  method,
  path,
  access: 'open',
  answers: { 200: null },
  ...(twin === undefined ? {} : { twin }),
});

const table = createCallTable(
  [
    call('GET', '/api/agents'),
    call('POST', '/login', '/wire/login'),
    call('GET', '/logout'),
    call('POST', '/logout'),
    call('POST', '/api/alert_logs/{log_id}/resolve'),
    call('GET', '/stream/{uuid}'),
  ],
  ['/', '/login', '/dashboard'],
);

describe('a path', () => {
  it.each([
    ['/api/agents', ['GET', 'HEAD'], null],
    ['/login', ['GET', 'HEAD', 'POST'], '/wire/login'],
    ['/logout', ['GET', 'HEAD', 'POST'], null],
    ['/api/alert_logs/5/resolve', ['POST'], null],
    ['/stream/abc', ['GET', 'HEAD'], null],
    ['/stream/%EC%9A%94%EB%9E%8C', ['GET', 'HEAD'], null],
    ['/', ['GET', 'HEAD'], null],
    ['/dashboard', ['GET', 'HEAD'], null],
  ])('is known: %s', (path, methods, twin) => {
    expect(table.find(path)).toMatchObject({ methods, twin });
  });

  it.each([
    '/api',
    '/api/agents/1',
    '/stream',
    '/stream/',
    '/stream/a/b',
    '/Login',
    '/login/',
    '',
    '/{uuid}',
  ])('is not known: %j', (path) => {
    expect(table.find(path)).toBeNull();
  });
});

it('is told from a call by whether a page lives there', () => {
  expect(table.find('/login')?.isPage).toBe(true);
  expect(table.find('/logout')?.isPage).toBe(false);
});
