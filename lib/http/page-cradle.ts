import { getRuntime } from '@/lib/runtime/get-runtime';
import type { PageUser } from './page-user';

/** A caregiver's cradles, and the one that a page is about: chosen last, else registered first; null without any. */
export function findPageCradle({ id, selectedUuid }: PageUser) {
  const cradles = getRuntime().directory.listOwned(id);
  const current = cradles.find(({ uuid }) => uuid === selectedUuid) ?? cradles[0] ?? null;
  return { cradles: cradles.map(({ uuid, name }) => ({ uuid, name })), current };
}
