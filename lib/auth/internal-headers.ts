/** Set by the front door after removing what a client sent under these names. */
export const INTERNAL_HEADERS = {
  /** `1` when the browser speaks HTTPS with us or with a trusted proxy before us. */
  secure: 'x-smart-cradle-secure',
  /** Address of the client. */
  address: 'x-smart-cradle-address',
} as const;

interface ReadableHeaders {
  get(name: string): string | null;
}

export function isSecureRequest(headers: ReadableHeaders): boolean {
  return headers.get(INTERNAL_HEADERS.secure) === '1';
}

/** The client's address as the front door saw it; empty when a request did not come through it. */
export function clientAddress(headers: ReadableHeaders): string {
  return headers.get(INTERNAL_HEADERS.address) ?? '';
}
