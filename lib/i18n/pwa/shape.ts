/** What the app can do only where the browser allows it. */
export const APP_POWERS = ['push', 'camera', 'wakeLock', 'install'] as const;
export type AppPower = (typeof APP_POWERS)[number];

/** Words around the app itself: installing it, being without a connection, and what an address does not allow. */
export interface PwaWords {
  offline: {
    title: string;
    /** What nobody may conclude from a page that does not come. */
    warning: string;
    hint: string;
    retry: string;
  };
  install: {
    title: string;
    lead: string;
    button: string;
    installed: string;
    apple: string[];
    android: string[];
    desktop: string[];
    appleTitle: string;
    androidTitle: string;
    desktopTitle: string;
    noScript: string;
  };
  secure: {
    title: string;
    /** One sentence, above a page that lacks something. */
    short: string;
    more: string;
    yes: string;
    no: string;
    checking: string;
    powers: Record<AppPower, string>;
    fix: string;
    steps: string[];
  };
  shortcuts: { bedside: string; tonight: string; alerts: string };
}
