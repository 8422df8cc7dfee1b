/** Part of a representation: the first byte and the last, which belongs to it. */
export interface ByteRange {
  start: number;
  end: number;
}

/** `bytes=0-499`, `bytes=500-`, `bytes=-500` (the last 500); RFC 9110, section 14.1.2. */
const SINGLE_RANGE = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i;

/**
 * What a Range header asks of `size` bytes. `whole` where it is to be ignored (RFC 9110, section 14.2): none, one in
 * another unit, one that cannot be read, and several ranges, which nothing that plays video asks for.
 */
export function parseByteRange(header: string | null, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const [, first = '', last = ''] = SINGLE_RANGE.exec(header ?? '') ?? [];
  if (first === '') return last === '' ? 'whole' : suffixRange(Number(last), size);
  if (last !== '' && Number(last) < Number(first)) return 'whole';
  if (Number(first) >= size) return 'unsatisfiable';
  return { start: Number(first), end: Math.min(size - 1, last === '' ? size : Number(last)) };
}

function suffixRange(length: number, size: number): ByteRange | 'unsatisfiable' {
  if (length === 0 || size === 0) return 'unsatisfiable';
  return { start: Math.max(0, size - length), end: size - 1 };
}
