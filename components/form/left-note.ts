/** Carries what was done from the page that did it to the next one, within one tab: that page says so, once. */
export type LeftNote = 'registered' | 'deleted';

export function leaveNote(note: LeftNote): void {
  try {
    sessionStorage.setItem(note, '1');
  } catch {
    // Storage may be forbidden; then the next page says nothing, which is no loss.
  }
}

/** Whether the page before left this note a moment ago. */
export function takeNote(note: LeftNote): boolean {
  try {
    const left = sessionStorage.getItem(note) !== null;
    sessionStorage.removeItem(note);
    return left;
  } catch {
    return false;
  }
}
