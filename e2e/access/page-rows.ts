import type { Statuses } from './call-rows';

interface PageRow {
  statuses: Statuses;
}

const WELCOME: PageRow = { statuses: { nobody: 200, own: 303 } };
const PARENTS: PageRow = { statuses: { nobody: 303, own: 200 } };

/** One row a page, by its path. */
export const PAGE_ROWS: Record<string, PageRow> = {
  '/': WELCOME,
  '/login': WELCOME,
  '/register': WELCOME,
  '/register_cradle': PARENTS,
  '/dashboard': PARENTS,
  '/tonight': PARENTS,
  '/bedside': PARENTS,
  '/history': PARENTS,
  '/night': PARENTS,
  '/alert_settings': PARENTS,
  '/notifications': PARENTS,
  '/account': PARENTS,
  '/cradles': PARENTS,
  '/start': PARENTS,
  '/alerts': PARENTS,
  '/alerts/{id}': { statuses: { nobody: 303, own: 200, others: 404, unknown: 404 } },
  '/confirm_email': { statuses: { nobody: 200, own: 200 } },
  '/install': { statuses: { nobody: 200, own: 200 } },
  '/api/docs': { statuses: { nobody: 200, own: 200 } },
  // The server itself turns to what lies under /wire; nobody outside does.
  '/wire/unavailable': { statuses: { nobody: 404, own: 404 } },
};
