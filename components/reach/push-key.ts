/** The server's public key, Base64 for URLs, as the bytes that a browser takes. */
export function decodePushKey(text: string): Uint8Array<ArrayBuffer> {
  const base64 = text.replace(/-/g, '+').replace(/_/g, '/');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Whether a subscription was made for this key: one for another is of no use to the server any more. */
export function isSameKey(made: ArrayBuffer | null, wanted: Uint8Array): boolean {
  if (made === null || made.byteLength !== wanted.byteLength) return false;
  return new Uint8Array(made).every((byte, index) => byte === wanted[index]);
}
