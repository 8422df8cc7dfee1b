interface OriginFacts {
  origin: string | undefined;
  fetchSite: string | undefined;
  /** Host under which the request reached us. */
  host: string | undefined;
  publicUrl: string | null;
  corsOrigins: readonly string[];
}

/**
 * Whether a call that changes something was sent by a page of another site (CONTRACT §1). With neither header it
 * was not sent by a browser's page: the app and devices.
 */
export function isForeign({ origin, fetchSite, host, publicUrl, corsOrigins }: OriginFacts): boolean {
  if (origin !== undefined && corsOrigins.includes(origin)) return false;
  if (fetchSite === 'cross-site') return true;
  if (origin === undefined) return false;
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
