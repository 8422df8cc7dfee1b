/** Why a connection about one cradle ended: `released` when it is no longer this parent's. */
export type AccessState = 'allowed' | 'signedOut' | 'released' | 'away';

/** A navigation that has brought nothing for this long has failed, and may be tried again, in ms. */
const LEAVING_MS = 10_000;

/** When this document may begin to leave again, by its own clock; 0 while it is not leaving. */
let leavingUntil = 0;

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
  leaveFor('/login');
}

/** The dashboard shows another cradle, or that there is none. */
export function leaveReleased(): void {
  leaveFor('/dashboard');
}

/**
 * The button, the readings and the picture all learn of a sign-out within milliseconds of each other; a second
 * navigation would cut the first one off.
 */
function leaveFor(path: string): void {
  if (performance.now() < leavingUntil) return;
  leavingUntil = performance.now() + LEAVING_MS;
  window.addEventListener('pageshow', arriveAgain, { once: true });
  window.location.assign(path);
}

/** The back button may bring this very document back from the browser's cache. */
function arriveAgain(): void {
  leavingUntil = 0;
}
