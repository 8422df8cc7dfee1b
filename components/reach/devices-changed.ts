const EVENT = 'push-devices-changed';

/** Push was switched on or off in this browser: the list of devices is another one. */
export function noteDevicesChanged(): void {
  window.dispatchEvent(new Event(EVENT));
}

/** @returns ends it. */
export function onDevicesChanged(listener: () => void): () => void {
  window.addEventListener(EVENT, listener);
  return () => window.removeEventListener(EVENT, listener);
}
