import type { Database } from '@/lib/store/database';
import { findAlertByUid } from '@/lib/store/notifications';

const ULID = /^[\dA-HJKMNP-TV-Z]{26}$/;

/**
 * The id of a row, as text, for what the address of a page calls an alert: that very id, or the ULID that mails name it
 * by, because they are written before there is a row. What is neither stays as it is, for whoever reads ids to refuse.
 */
export async function readAlertName(database: Database, name: string): Promise<string> {
  if (!ULID.test(name)) return name;
  const alert = await findAlertByUid(database, name);
  return alert === null ? name : String(alert.id);
}
