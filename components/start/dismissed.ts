/** Of this browser: whether it is told by push is of this browser too. */
const KEY = 'start-dismissed';

/** Whether this caregiver wants to hear no more here of what is left to do. */
export function isStartDismissed(userId: number): boolean {
  try {
    return window.localStorage.getItem(KEY) === String(userId);
  } catch {
    return false;
  }
}

export function dismissStart(userId: number): void {
  try {
    window.localStorage.setItem(KEY, String(userId));
  } catch {
    // Not kept: the next visit reminds again, and no harm is done.
  }
}
