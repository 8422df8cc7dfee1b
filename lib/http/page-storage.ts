import { hasErrorCode } from '@/lib/platform/errors';

/** What a page shows of what is stored, or null while the database is away: the page then says so itself. */
export async function readStored<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (hasErrorCode(error, 'database_unavailable')) return null;
    throw error;
  }
}
