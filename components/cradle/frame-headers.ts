/** What the server says about one picture, in a part of /stream or an answer of /api/frame. */
export interface FrameHeaders {
  /** When the server received it, wall ms of the server; null when it does not say. */
  receivedAt: number | null;
  sequence: number | null;
  /** It is the "no signal" card; `receivedAt` is then that of the last real picture. */
  noSignal: boolean;
}

/** `get` looks a header up by its name in lower case. */
export function parseFrameHeaders(get: (name: string) => string | null | undefined): FrameHeaders {
  return {
    receivedAt: parseWhole(get('x-timestamp')),
    sequence: parseWhole(get('x-sequence')),
    noSignal: get('x-no-signal') === '1',
  };
}

function parseWhole(text: string | null | undefined): number | null {
  return text && /^\d{1,16}$/.test(text) ? Number(text) : null;
}
