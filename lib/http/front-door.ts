import type { IncomingMessage, ServerResponse } from 'node:http';
import { INTERNAL_HEADERS } from '@/lib/auth/internal-headers';
import type { Call } from '@/lib/contracts/call';
import { CALLS, PAGE_PATHS } from '@/lib/contracts/calls';
import type { Env } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { preferredLocale } from './accept-language';
import { BODY_HEADERS } from './body-headers';
import { createCallTable } from './call-table';
import { clientFacts } from './client-facts';
import { corsHeaders } from './cors';
import { isForeign } from './origin';
import { COMMON_HEADERS, createContentSecurityPolicy } from './page-headers';
import { describeError } from './responses';
import { cutSilentPeer } from './silent-peer';

/** Where twins of pages live; nobody outside names them. */
const TWINS = '/wire/';
const READ_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

type FrontDoorEnv = Pick<Env, 'production' | 'publicUrl' | 'trustProxy' | 'corsOrigins'>;

/**
 * Stands before Next and sees every request: refuses what no route should see, says who is asking, and gives
 * pages their headers. @returns whether the request was answered here.
 */
export function createFrontDoor(
  env: FrontDoorEnv,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const table = createCallTable(CALLS, PAGE_PATHS);

  function admit(request: IncomingMessage, response: ServerResponse): void {
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
    if (known) request.url = (method === 'POST' && known.twin ? known.twin : trimmed) + query;
    if (!isUnderApi(path) || known?.isPage) givePolicy(request, response);
  }

  function refuseForeign({ headers }: IncomingMessage): void {
    const foreign = isForeign({
      origin: headers.origin,
      fetchSite: single(headers['sec-fetch-site']),
      host: (env.trustProxy ? single(headers['x-forwarded-host']) : undefined) ?? headers.host,
      publicUrl: env.publicUrl,
      corsOrigins: env.corsOrigins,
    });
    if (foreign) throw new AppError('origin_forbidden');
  }

  /** Lets pages of CORS_ORIGINS read what we say. @returns whether it was their question before a call, answered. */
  function answerOtherOrigin({ headers, method }: IncomingMessage, response: ServerResponse): boolean {
    const preflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
    const cors = corsHeaders({ origin: headers.origin, preflight }, env.corsOrigins);
    if (cors === null) return false;
    for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
    if (preflight) response.writeHead(204).end();
    return preflight;
  }

  /** Next takes the nonce for its scripts from the request's copy. */
  function givePolicy(request: IncomingMessage, response: ServerResponse): void {
    const policy = createContentSecurityPolicy(env);
    request.headers['content-security-policy'] = policy;
    response.setHeader('Content-Security-Policy', policy);
  }

  return (request, response) => {
    mendHead(response);
    cutSilentPeer(request, response);
    for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value);
    const { address, secure } = clientFacts(request, env.trustProxy);
    request.headers[INTERNAL_HEADERS.address] = address;
    request.headers[INTERNAL_HEADERS.secure] = secure ? '1' : '0';
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

/**
 * Next redirects from a page with 307; the interface says 303 (CONTRACT §1), and nothing here needs the method kept.
 * And it takes from a route's answer what says how its bytes are packed and how many there are (next/dist/server/
 * send-response.js, for bodies that fetch unpacked): routes say it under names of ours.
 */
function mendHead(response: ServerResponse): void {
  const { writeHead } = response;
  response.writeHead = function (this: ServerResponse, status: number, ...rest: never[]) {
    for (const [plain, ours] of Object.entries(BODY_HEADERS)) {
      const value = this.getHeader(ours);
      if (value === undefined) continue;
      this.removeHeader(ours);
      this.setHeader(plain, value);
    }
    return writeHead.call(this, status === 307 ? 303 : status, ...rest);
  } as typeof writeHead;
}

/**
 * @throws AppError `bad_request` for a path that cannot be unescaped, or holds a NUL; `not_found` for one with `.` or
 *   `..` in it: Next would resolve it to another path than the one that was looked up here.
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
  if (!path.startsWith('/') || path.startsWith('//') || plain.includes('\0'))
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
