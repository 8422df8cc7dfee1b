import { AppError } from '@/lib/platform/errors';

const CODES = new Set(['ENOSPC', 'EDQUOT']);
/** The same two in the words of strerror(3), in which ffmpeg passes them on; it speaks no other language. */
const SAID = /No space left on device|Disk quota exceeded/;

/** An error for lack of room as AppError `storage_full`, every other one as it is. */
export function namingFullDisk(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  const isFull = CODES.has(code ?? '') || SAID.test(error.message);
  return isFull ? new AppError('storage_full', { cause: error }) : error;
}
