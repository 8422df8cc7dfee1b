import { headers } from 'next/headers';
import type { AuthOptions } from 'next-auth';
import { getServerSession } from 'next-auth';
import type { Adapter, AdapterSession, AdapterUser } from 'next-auth/adapters';
import { isSecureRequest } from './internal-headers';
import { sessionCookieName } from './session-cookie';
import type { Session, Sessions } from './sessions';

/** Our own failures are kept and thrown below; next-auth's warnings are about providers that we do not use. */
const SILENT = { error() {}, warn() {}, debug() {} };

/** Larger than any session: next-auth would otherwise write to the database on reads. */
const NEVER_UPDATE_S = 10 * 365 * 86_400;

/**
 * The session of the request that is being answered, or null when nobody is signed in.
 * @throws AppError `database_unavailable` when it cannot be told.
 */
export async function findCurrentSession(sessions: Sessions, secret: string): Promise<Session | null> {
  const lookup = createLookup(sessions);
  const secure = isSecureRequest(await headers());
  await getServerSession(createOptions(lookup.adapter, { secret, secure }));
  return lookup.result();
}

/** next-auth answers null when its adapter fails; the difference between "nobody" and "unknown" is kept here. */
function createLookup(sessions: Sessions) {
  let found: Session | null = null;
  let failure: unknown = null;
  const adapter: Adapter = {
    async getSessionAndUser(token) {
      try {
        found = await sessions.find(token);
      } catch (error) {
        failure = error;
      }
      return found && toAdapterRows(token, found);
    },
    // next-auth calls this for a session that has run out; `find` never hands out such a one.
    deleteSession: () => Promise.resolve(),
    updateSession: () => Promise.resolve(null),
  };
  return {
    adapter,
    result(): Session | null {
      if (failure !== null) throw failure;
      return found;
    },
  };
}

function createOptions(
  adapter: Adapter,
  { secret, secure }: { secret: string; secure: boolean },
): AuthOptions {
  const name = sessionCookieName(secure);
  return {
    adapter,
    secret,
    providers: [],
    logger: SILENT,
    session: { strategy: 'database', updateAge: NEVER_UPDATE_S },
    cookies: { sessionToken: { name, options: { httpOnly: true, sameSite: 'lax', path: '/', secure } } },
  };
}

function toAdapterRows(token: string, session: Session): { session: AdapterSession; user: AdapterUser } {
  const id = String(session.userId);
  return {
    session: { sessionToken: token, userId: id, expires: new Date(session.expiresAt) },
    // next-auth's user has an address; ours sign in with a name.
    user: { id, name: session.username, email: '', emailVerified: null },
  };
}
