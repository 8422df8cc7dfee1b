/** The service worker (public/sw.js) has the same: a browser changes its address when no page is open, too. */
const STORE = 'smart-cradle-push';
const KEY = '/push-endpoint';

/** Where the server was told last that this browser is reached; null in a browser that keeps nothing. */
export async function readToldEndpoint(): Promise<string | null> {
  try {
    const kept = await (await caches.open(STORE)).match(KEY);
    return kept === undefined ? null : kept.text();
  } catch {
    return null;
  }
}

/** @param endpoint null once the server was told that it is reached no more */
export async function keepToldEndpoint(endpoint: string | null): Promise<void> {
  try {
    const store = await caches.open(STORE);
    if (endpoint === null) await store.delete(KEY);
    else await store.put(KEY, new Response(endpoint));
  } catch {
    // Not kept: a browser that changes its address is told of by the next page that switches push on.
  }
}
