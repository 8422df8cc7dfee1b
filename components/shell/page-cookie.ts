const YEAR_S = 365 * 24 * 60 * 60;

/** Keeps a choice of how pages look, which the server reads when it makes the next one. */
export function setPageCookie(name: string, value: string): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on phones that are in use
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; SameSite=Lax${secure}`;
}
