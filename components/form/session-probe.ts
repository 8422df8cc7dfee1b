/** Why a connection about one cradle ended: `released` when it is no longer this parent's. */
export type AccessState = 'allowed' | 'signedOut' | 'released' | 'away';

/** Asks the calls that tell: an event stream that is refused does not say why. */
export async function probeAccess(uuid: string): Promise<AccessState> {
  try {
    const response = await fetch('/api/agents', { cache: 'no-store' });
    if (response.status === 401) return 'signedOut';
    if (!response.ok) return 'away';
    const cradles: unknown = await response.json();
    return Array.isArray(cradles) && cradles.some((cradle) => cradle?.uuid === uuid) ? 'allowed' : 'released';
  } catch {
    return 'away';
  }
}

/** A full navigation, so that nothing of the signed-in page stays in memory. */
export function leaveSignedOut(): void {
  window.location.assign('/login');
}

/** The dashboard shows another cradle, or that there is none. */
export function leaveReleased(): void {
  window.location.assign('/dashboard');
}
