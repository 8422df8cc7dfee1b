import type { IncomingMessage, ServerResponse } from 'node:http';
import { INTERNAL_HEADERS } from '@/lib/auth/internal-headers';
import type { Call } from '@/lib/contracts/call';
import { CALLS, OPEN_PAGE_PATHS, PAGE_PATHS } from '@/lib/contracts/calls';
import type { Env } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import type { StoreState } from '@/lib/runtime/runtime';
import { preferredLocale } from './accept-language';
import { rememberAskedPage } from './asked-page';
import { mendBodyHeaders } from './body-headers';
import { createCallTable, type KnownPath } from './call-table';
import { clientFacts } from './client-facts';
import { corsHeaders, varyByOrigin } from './cors';
import { isForeign } from './origin';
import { COMMON_HEADERS, createContentSecurityPolicy, STRICT_TRANSPORT } from './page-headers';
import { correctStatus, UNAVAILABLE_PAGE } from './page-status';
import { describeError } from './responses';
import { cutSilentPeer } from './silent-peer';

/** Where twins of pages live; nobody outside names them. */
const TWINS = '/wire/';
/** Next's own page for paths that have none. It has others of the kind, one of which always fails. */
const NOT_FOUND_PAGE = '/_not-found';
const NEXT_PAGES = /^\/_(?!next\/)/;
/**
 * With these Next's own pages ask for parts of the next one; ours move by full navigation. From anybody else Next
 * answers them with redirects, on calls too, and with 500 to what it cannot parse. In development it needs them.
 */
const NEXT_HEADERS = ['rsc', 'next-router-state-tree', 'next-instant-navigation-testing'];
const READ_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Pages that cannot be made without knowing who reads them. */
const PARENTS_PAGES = new Set<string>(PAGE_PATHS);
for (const page of OPEN_PAGE_PATHS) PARENTS_PAGES.delete(page);

/** Pages that read QR codes where the browser cannot (components/claim/wasm-qr-reader.ts). */
const WASM_PAGES = new Set(['/register_cradle', '/start']);

interface FrontDoorDeps extends Pick<Env, 'production' | 'publicUrl' | 'trustProxy' | 'corsOrigins'> {
  storeState(): StoreState;
}

/**
 * Stands before Next and sees every request: refuses what no route should see, says who is asking, and gives
 * pages their headers. @returns whether the request was answered here.
 */
export function createFrontDoor(
  deps: FrontDoorDeps,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const table = createCallTable(CALLS, PAGE_PATHS);

  function admit(request: IncomingMessage, response: ServerResponse): void {
    requireOneHost(request);
    const { path, query } = parseTarget(request.url);
    const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path;
    const known = table.find(trimmed);
    const method = request.method ?? 'GET';
    if (path.startsWith(TWINS) || (known === null && isUnderApi(path))) throw new AppError('not_found');
    if (!(known?.methods ?? ['GET', 'HEAD']).includes(method)) {
      throw new AppError('method_not_allowed', {
        details: { allow: [...(known?.methods ?? ['GET', 'HEAD'])] },
      });
    }
    if (!READ_METHODS.has(method)) refuseForeign(request);
    request.url = chooseRoute(known === null ? path : trimmed, query, { method, known });
    if (!isUnderApi(path) || known?.isPage) givePolicy(request, response, WASM_PAGES.has(trimmed));
  }

  /** What Next is asked for. */
  function chooseRoute(
    path: string,
    query: string,
    { method, known }: { method: string; known: KnownPath | null },
  ): string {
    if (method === 'POST') return (known?.twin ?? path) + query;
    if (NEXT_PAGES.test(path)) return NOT_FOUND_PAGE;
    const isBlind = PARENTS_PAGES.has(known?.path ?? '') && deps.storeState() === 'unreached';
    return isBlind ? UNAVAILABLE_PAGE : path + query;
  }

  function refuseForeign({ headers }: IncomingMessage): void {
    const foreign = isForeign({
      origin: headers.origin,
      fetchSite: single(headers['sec-fetch-site']),
      host: (deps.trustProxy ? single(headers['x-forwarded-host']) : undefined) ?? headers.host,
      publicUrl: deps.publicUrl,
      corsOrigins: deps.corsOrigins,
    });
    if (foreign) throw new AppError('origin_forbidden');
  }

  /** Lets pages of CORS_ORIGINS read what we say. @returns whether it was their question before a call, answered. */
  function answerOtherOrigin({ headers, method }: IncomingMessage, response: ServerResponse): boolean {
    const preflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
    const cors = corsHeaders({ origin: headers.origin, preflight }, deps.corsOrigins);
    if (cors === null) return false;
    for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
    if (preflight) response.writeHead(204).end();
    return preflight;
  }

  /** Next takes the nonce for its scripts from the request's copy. */
  function givePolicy(request: IncomingMessage, response: ServerResponse, wasm: boolean): void {
    const policy = createContentSecurityPolicy({ production: deps.production, wasm });
    request.headers['content-security-policy'] = policy;
    response.setHeader('Content-Security-Policy', policy);
  }

  return (request, response) => {
    correctStatus(deps, request, response);
    mendBodyHeaders(response);
    rememberAskedPage(request, response);
    if (deps.corsOrigins.length > 0) varyByOrigin(response);
    cutSilentPeer(request, response);
    for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value);
    const { address, secure } = clientFacts(request, deps.trustProxy);
    request.headers[INTERNAL_HEADERS.address] = address;
    request.headers[INTERNAL_HEADERS.secure] = secure ? '1' : '0';
    if (deps.production) for (const name of NEXT_HEADERS) delete request.headers[name];
    if (secure) response.setHeader('Strict-Transport-Security', STRICT_TRANSPORT);
    try {
      if (answerOtherOrigin(request, response)) return true;
      admit(request, response);
      return false;
    } catch (error) {
      const path = request.url?.split('?')[0] ?? '/';
      answerError(request, response, { error, errorShape: table.find(path)?.errorShape });
      return true;
    }
  };
}

/** RFC 9112, 3.2: none in HTTP/1.1, or several, is refused. @throws AppError `bad_request`. */
function requireOneHost({ httpVersion, headersDistinct: { host = [] } }: IncomingMessage): void {
  if (host.length > 1 || (host.length === 0 && httpVersion === '1.1')) throw new AppError('bad_request');
}

/**
 * @throws AppError `bad_request` for a path that cannot be unescaped, or holds a NUL or a backslash, which Next reads
 *   as a slash; `not_found` for one with `.` or `..` in it: Next would resolve it to another path than the one that
 *   was looked up here.
 */
function parseTarget(target = '/'): { path: string; query: string } {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  let plain: string;
  try {
    plain = decodeURIComponent(path);
  } catch (cause) {
    throw new AppError('bad_request', { cause });
  }
  if (!path.startsWith('/') || path.startsWith('//') || path.includes('\\') || plain.includes('\0'))
    throw new AppError('bad_request');
  if (plain.split('/').some((segment) => segment === '.' || segment === '..'))
    throw new AppError('not_found');
  return { path, query: mark < 0 ? '' : target.slice(mark) };
}

function answerError(
  request: IncomingMessage,
  response: ServerResponse,
  { error, errorShape }: { error: unknown; errorShape: Call['errorShape'] },
): void {
  const locale = preferredLocale(request.headers['accept-language'] ?? null);
  const { status, headers, body } = describeError(error, { locale, errorShape });
  response.writeHead(status, { ...headers, 'Content-Type': 'application/json' });
  response.end(request.method === 'HEAD' ? undefined : JSON.stringify(body));
}

function isUnderApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
