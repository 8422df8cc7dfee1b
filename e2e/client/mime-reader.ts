/** A mail, or a part of one, as it was read. */
export interface MimePart {
  /** By their names in small letters, unfolded and decoded. */
  headers: Record<string, string>;
  /** Decoded; empty for a part that consists of others. */
  content: Buffer;
  parts: MimePart[];
}

/** Reads a mail (RFC 2045, RFC 2047), as far as ours go. */
export function readMime(source: Buffer): MimePart {
  const text = source.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  const body = end < 0 ? '' : text.slice(end + 4);
  const headers = readHeaders(head);
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/is.exec(headers['content-type'] ?? '')?.[1];
  if (boundary !== undefined) return { headers, content: Buffer.alloc(0), parts: readParts(body, boundary) };
  return { headers, content: decode(body, headers['content-transfer-encoding'] ?? '7bit'), parts: [] };
}

/** The part of that type, however deep; null when there is none. */
export function findPart(part: MimePart, type: string): MimePart | null {
  if (part.headers['content-type']?.startsWith(type)) return part;
  for (const inner of part.parts) {
    const found = findPart(inner, type);
    if (found !== null) return found;
  }
  return null;
}

function readHeaders(head: string): Record<string, string> {
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const pairs = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())];
  });
  return Object.fromEntries(pairs);
}

function readParts(body: string, boundary: string): MimePart[] {
  const [, ...pieces] = `\r\n${body}`.split(`\r\n--${boundary}`);
  const whole = pieces.filter((piece) => !piece.startsWith('--'));
  return whole.map((piece) => readMime(Buffer.from(piece.replace(/^\r\n/, ''), 'latin1')));
}

function decode(body: string, encoding: string): Buffer {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return unquote(body.replace(/=\r\n/g, ''));
    default:
      return Buffer.from(body, 'latin1');
  }
}

function unquote(text: string): Buffer {
  const bytes = text.replace(/=([\dA-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}

/** Encoded words; blanks between two of them are no blanks. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('latin1')
        : unquote(word.replaceAll('_', ' ')).toString('latin1'),
    )
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}
