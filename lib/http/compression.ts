import { Duplex, Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import Negotiator from 'negotiator';
import { BODY_HEADERS } from './body-headers';

/** Half of the best quality saves nearly as much for a tenth of the time: rows are alike. */
const BROTLI_QUALITY = 4;

const ENCODERS = {
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: () => createGzip(),
} as const;

type Encoding = keyof typeof ENCODERS;

/** The answer, packed as the client prefers; as it is when the client takes no encoding of ours. */
export function compress(request: Request, response: Response): Response {
  // To HEAD nobody sends the body: packing it would leave an encoder standing.
  const sent = request.method === 'HEAD' ? new Response(null, response) : response;
  return packAs(preferredEncoding(request.headers.get('accept-encoding')), sent);
}

/** The same for an answer that never changes: it is made and packed once an encoding, and not for each who asks. */
export function createPackedAnswer(make: () => Response): (request: Request) => Promise<Response> {
  const kept = new Map<Encoding | null, Promise<{ init: ResponseInit; bytes: ArrayBuffer }>>();
  return async (request) => {
    const encoding = preferredEncoding(request.headers.get('accept-encoding'));
    const keeping = kept.get(encoding) ?? keep(packAs(encoding, make()));
    kept.set(encoding, keeping);
    const { init, bytes } = await keeping;
    return new Response(bytes, init);
  };
}

async function keep(response: Response): Promise<{ init: ResponseInit; bytes: ArrayBuffer }> {
  const { status, headers } = response;
  return { init: { status, headers }, bytes: await response.arrayBuffer() };
}

function packAs(encoding: Encoding | null, response: Response): Response {
  const headers = new Headers(response.headers);
  headers.append('Vary', 'Accept-Encoding');
  if (encoding === null || response.body === null) {
    return new Response(response.body, { status: response.status, headers });
  }
  headers.set(BODY_HEADERS['Content-Encoding'], encoding);
  return new Response(pack(response.body, encoding), { status: response.status, headers });
}

/** Best first; null for an answer as it is. */
export function preferredEncoding(acceptEncoding: string | null): Encoding | null {
  if (acceptEncoding === null) return null;
  const negotiator = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } });
  const chosen = negotiator.encoding(['br', 'gzip', 'identity'], { preferred: ['br', 'gzip'] });
  return chosen === 'br' || chosen === 'gzip' ? chosen : null;
}

/** Piped and not gathered: a reader that stalls holds up the database's rows and no memory. */
function pack(body: ReadableStream<Uint8Array>, encoding: Encoding): ReadableStream<Uint8Array> {
  const encoder = ENCODERS[encoding]();
  const source = Readable.fromWeb(body as NodeReadableStream);
  source.on('error', (error) => encoder.destroy(error));
  encoder.on('close', () => source.destroy());
  source.pipe(encoder);
  return Duplex.toWeb(encoder).readable as ReadableStream<Uint8Array>;
}
