/** Chromium's own, not in the DOM's types: https://developer.mozilla.org/docs/Web/API/BeforeInstallPromptEvent */
interface InstallOffer extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** It comes once a page, perhaps before who shows the button is there. */
let offer: InstallOffer | null = null;
const listeners = new Set<() => void>();

function keep(next: InstallOffer | null): void {
  offer = next;
  for (const listener of listeners) listener();
}

/** Keeps the browser's offer, which it would show at a moment of its own. @returns ends that. */
export function catchInstallOffer(): () => void {
  const onOffer = (event: Event): void => {
    event.preventDefault();
    keep(event as InstallOffer);
  };
  const onInstalled = (): void => keep(null);
  window.addEventListener('beforeinstallprompt', onOffer);
  window.addEventListener('appinstalled', onInstalled);
  return () => {
    window.removeEventListener('beforeinstallprompt', onOffer);
    window.removeEventListener('appinstalled', onInstalled);
  };
}

export function subscribeToOffer(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function hasInstallOffer(): boolean {
  return offer !== null;
}

/** Asks the reader. An offer can be taken up once. */
export async function takeInstallOffer(): Promise<void> {
  const taken = offer;
  keep(null);
  await taken?.prompt();
}
