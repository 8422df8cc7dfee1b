/** Where a parent who has just signed in goes: without a cradle there is nothing to see yet, and something to do. */
export async function findFirstPage(): Promise<string> {
  try {
    const response = await fetch('/api/agents', { cache: 'no-store' });
    const cradles: unknown = response.ok ? await response.json() : null;
    return Array.isArray(cradles) && cradles.length === 0 ? '/start' : '/dashboard';
  } catch {
    return '/dashboard';
  }
}
