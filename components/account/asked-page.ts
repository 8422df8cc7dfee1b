import { ASKED_PAGE_COOKIE } from '@/lib/contracts/asked-page';

/** It was for this one time. */
export function forgetAskedPage(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on phones that are in use
  document.cookie = `${ASKED_PAGE_COOKIE}=; path=/login; max-age=0`;
}
