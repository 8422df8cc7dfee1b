import type { z } from 'zod';
import type { OwnedCradle, OwnedFrame } from '@/lib/auth/access';
import { findCurrentSession } from '@/lib/auth/current-session';
import { clientAddress, isSecureRequest } from '@/lib/auth/internal-headers';
import type { Session } from '@/lib/auth/sessions';
import type { Call } from '@/lib/contracts/call';
import { AppError, findAppError } from '@/lib/platform/errors';
import { getRuntime } from '@/lib/runtime/get-runtime';
import type { Runtime } from '@/lib/runtime/runtime';
import type { AlertRow } from '@/lib/store/alerts';
import { preferredLocale } from './accept-language';
import { MEDIA_LINK_FIELD, mediaSubject } from './media-subject';
import { NOTHING_OWNED, requireOwnership } from './ownership';
import { matchPath } from './path-params';
import { isForm, parseBody, parseQuery } from './request-body';
import { errorResponse, seeOther } from './responses';

type SessionOf<C extends Call> = C['access'] extends 'open' ? null : Session;
type CradleOf<C extends Call> = C['access'] extends 'cradle' ? OwnedCradle : null;
type AlertOf<C extends Call> = C['access'] extends 'alert' ? AlertRow : null;
type FrameOf<C extends Call> = C['access'] extends 'frame' ? OwnedFrame : null;
type ShapeOf<S> = S extends z.ZodType ? z.infer<S> : undefined;

/** What a call's own code gets: everything checked, nothing left to parse. */
export interface CallContext<C extends Call> {
  request: Request;
  runtime: Runtime;
  params: Record<string, string>;
  body: ShapeOf<C['body']>;
  query: ShapeOf<C['query']>;
  session: SessionOf<C>;
  cradle: CradleOf<C>;
  alert: AlertOf<C>;
  frame: FrameOf<C>;
  /** Address of the client. */
  address: string;
  secure: boolean;
}

type RouteHandler = (request: Request) => Promise<Response>;

/** A route: parse → gate → run → respond, with one shape for whatever goes wrong. */
export function handle<C extends Call>(
  call: C,
  run: (context: CallContext<C>) => Promise<Response>,
): RouteHandler {
  return async (request) => {
    const runtime = getRuntime();
    try {
      const context = await createContext(call, request, { runtime, params: readParams(call, request) });
      const response = await run(context);
      return call.form && isForm(request) ? toPage(response, call.form.done) : response;
    } catch (error) {
      return refuse(error, { call, request, runtime });
    }
  };
}

/** HEAD on a call whose GET would stream: the same gate, then nothing is left running. */
export function handleHead<C extends Call>(call: C): RouteHandler {
  return handle(
    call,
    async () => new Response(null, { headers: { 'Content-Type': call.media ?? 'application/json' } }),
  );
}

async function createContext<C extends Call>(
  call: C,
  request: Request,
  { runtime, params }: { runtime: Runtime; params: Record<string, string> },
): Promise<CallContext<C>> {
  const address = clientAddress(request.headers);
  const session =
    call.access === 'open' ? null : await requireSession(call, runtime, { request, params, address });
  const owned = session === null ? NOTHING_OWNED : await requireOwnership(call, runtime, { session, params });
  return {
    request,
    runtime,
    params,
    session: session as SessionOf<C>,
    cradle: owned.cradle as CradleOf<C>,
    alert: owned.alert as AlertOf<C>,
    frame: owned.frame as FrameOf<C>,
    body: (await parseBody(request, call)) as CallContext<C>['body'],
    query: parseQuery(request, call) as CallContext<C>['query'],
    address,
    secure: isSecureRequest(request.headers),
  };
}

async function requireSession(
  call: Call,
  { env, mediaLinks, sessions, secret, streamPasses }: Runtime,
  { request, params, address }: { request: Request; params: Record<string, string>; address: string },
): Promise<Session> {
  const { searchParams } = new URL(request.url);
  const link = call.mediaLink ? searchParams.get(MEDIA_LINK_FIELD) : null;
  const linked = link === null ? null : await mediaLinks.find(link, mediaSubject(call, params, searchParams));
  const session = linked ?? (await findCurrentSession(sessions, secret));
  if (session) return session;
  const opensByPass = env.legacyAppStream && call.legacyPass === true;
  const passed = opensByPass ? streamPasses.find(params.uuid ?? '', address) : null;
  if (passed === null) throw new AppError('unauthorized');
  return passed;
}

/** A twin's own path names nothing. */
function readParams(call: Call, request: Request): Record<string, string> {
  if (call.twin) return {};
  const params = matchPath(call.path, new URL(request.url).pathname);
  if (params === null) throw new AppError('bad_request');
  return params;
}

/** A form wants a page next, with the cookies of the answer. */
function toPage(response: Response, page: string): Response {
  const redirect = seeOther(page);
  for (const cookie of response.headers.getSetCookie()) redirect.headers.append('Set-Cookie', cookie);
  return redirect;
}

function refuse(
  error: unknown,
  { call, request, runtime }: { call: Call; request: Request; runtime: Runtime },
): Response {
  const locale = preferredLocale(request.headers.get('accept-language'));
  const onBug = (error: unknown) =>
    runtime.logger.error('A call failed', { call: `${call.method} ${call.path}`, error, at: placeOf(error) });
  const answer = errorResponse(error, { locale, errorShape: call.errorShape, onBug });
  if (!call.form || !isForm(request)) return answer;
  const code = findAppError(error)?.code ?? 'internal';
  return code === 'unauthorized' ? seeOther('/login') : seeOther(`${call.form.failed}?error=${code}`);
}

/** Where a bug is: the first places of its stack, without the message, which may hold what people typed. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return places
    .slice(0, 4)
    .map((line) => line.trim())
    .join(' < ');
}
