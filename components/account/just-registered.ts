/** Carries "your account is ready" from the sign-up page to the sign-in page, within one tab. */
const KEY = 'just-registered';

export function rememberRegistered(): void {
  try {
    sessionStorage.setItem(KEY, '1');
  } catch {
    // Storage may be forbidden; then the next page greets nobody, which is no loss.
  }
}

/** Whether the sign-up page was left a moment ago; says so once. */
export function takeRegistered(): boolean {
  try {
    const registered = sessionStorage.getItem(KEY) !== null;
    sessionStorage.removeItem(KEY);
    return registered;
  } catch {
    return false;
  }
}
