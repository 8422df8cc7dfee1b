const EVENT = 'push-devices-changed';
const REMOVED = 'push-device-removed';

/** Push was switched on or off in this browser, or it has told of itself anew: the list of devices is another one. */
export function noteDevicesChanged(): void {
  window.dispatchEvent(new Event(EVENT));
}

/** @returns ends it. */
export function onDevicesChanged(listener: () => void): () => void {
  return listen(EVENT, listener);
}

/** A device was taken from the list: it may be this browser. */
export function noteDeviceRemoved(): void {
  window.dispatchEvent(new Event(REMOVED));
}

/** @returns ends it. */
export function onDeviceRemoved(listener: () => void): () => void {
  return listen(REMOVED, listener);
}

function listen(event: string, listener: () => void): () => void {
  window.addEventListener(event, listener);
  return () => window.removeEventListener(event, listener);
}
