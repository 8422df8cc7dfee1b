import type { WireCheck } from '@/lib/contracts/tonight';
import { isOpen } from '@/lib/tonight/check';

/** What a group of checks is about: one cradle, how alerts reach the reader, or the server. */
export interface CheckGroup {
  key: string;
  about: { is: 'cradle'; uuid: string } | { is: 'you' | 'server' };
  checks: WireCheck[];
}

const YOURS: readonly WireCheck['id'][] = ['cradle', 'push', 'email'];

/** Groups with something to look at first, and so within each group. */
export function groupChecks(checks: readonly WireCheck[]): CheckGroup[] {
  const groups = new Map<string, CheckGroup>();
  for (const check of checks) {
    const about = aboutOf(check);
    const key = about.is === 'cradle' ? `cradle ${about.uuid}` : about.is;
    const group = groups.get(key) ?? { key, about, checks: [] };
    group.checks.push(check);
    groups.set(key, group);
  }
  const sorted = [...groups.values()].map((group) => ({ ...group, checks: openFirst(group.checks) }));
  return sorted.sort((a, b) => Number(b.checks.some(isOpen)) - Number(a.checks.some(isOpen)));
}

/**
 * Nobody has switched push or e-mail off where no cradle is in use: a check of them says nothing until one is. The
 * answer calls it off all the same (docs: GET /api/tonight), as nothing goes out that way.
 */
export function isIdle({ id, state }: WireCheck, checks: readonly WireCheck[]): boolean {
  const isWay = id === 'push' || id === 'email';
  return isWay && state === 'off' && checks.some(({ reason }) => reason === 'no_cradle');
}

/** What was fine a while ago: whether it still is, nobody knows. */
export function withoutFine(checks: readonly WireCheck[]): WireCheck[] {
  return checks.map((check) => (check.state === 'ok' ? { ...check, state: 'unknown', at: null } : check));
}

function aboutOf({ id, cradle_uuid: uuid }: WireCheck): CheckGroup['about'] {
  if (uuid !== null) return { is: 'cradle', uuid };
  return { is: YOURS.includes(id) ? 'you' : 'server' };
}

function openFirst(checks: WireCheck[]): WireCheck[] {
  return [...checks].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
}
