import { type FrameHeaders, parseFrameHeaders } from './frame-headers';
import { createMultipartParser } from './multipart-parser';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface PictureFrame extends FrameHeaders {
  jpeg: Blob;
}

const SIGNED_OUT = 'The session has ended';

export function isSignedOut(error: unknown): boolean {
  return error instanceof Error && error.message === SIGNED_OUT;
}

/** Hands on the pictures of /stream as they come; returns when the server ends it. `path` is the encoded uuid. */
export async function readStream(
  fetch: Fetch,
  path: string,
  signal: AbortSignal,
  { onOpen, onFrame }: { onOpen: () => void; onFrame: (frame: PictureFrame) => void },
): Promise<void> {
  const response = await request(fetch, `/stream/${path}`, signal);
  if (response.body === null) throw new Error('The stream has no body');
  onOpen();
  const reader = response.body.getReader();
  const parser = createMultipartParser('frame');
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    // What came together is shown together: only the last of it can still be new.
    const part = parser.push(value).at(-1);
    if (part === undefined) continue;
    const jpeg = new Blob([part.body], { type: 'image/jpeg' });
    onFrame({ ...parseFrameHeaders((name) => part.headers.get(name)), jpeg });
  }
}

/** The newest picture after that sequence, or null when none came while the server waited. */
export async function fetchSingle(
  fetch: Fetch,
  path: string,
  after: number | null,
  signal: AbortSignal,
): Promise<PictureFrame | null> {
  const query = after === null ? '' : `?after=${after}`;
  const response = await request(fetch, `/api/frame/${path}${query}`, signal);
  if (response.status === 204) return null;
  return { ...parseFrameHeaders((name) => response.headers.get(name)), jpeg: await response.blob() };
}

/** @throws when it is no good answer; see `isSignedOut` */
export async function request(fetch: Fetch, url: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal, cache: 'no-store' });
  if (response.status === 401) throw new Error(SIGNED_OUT);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}
