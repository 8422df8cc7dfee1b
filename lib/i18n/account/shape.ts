/** Words of a caregiver's own account: password, signed-in browsers, how pages look. */
export interface AccountWords {
  title: string;
  signedInAs: (username: string) => string;
  /** What a browser is called. Either part may be unknown. */
  browser: (of: { browser: string | null; system: string | null }) => string;
  password: {
    title: string;
    lead: string;
    current: string;
    next: string;
    submit: string;
    submitting: string;
    done: string;
    tooShort: string;
  };
  sessions: {
    title: string;
    lead: string;
    current: string;
    lastSeen: string;
    since: string;
    end: string;
    endThis: (browser: string) => string;
    endOthers: string;
    ending: string;
    ended: string;
    alone: string;
    away: string;
  };
  /** What becomes of push when a browser is signed out from here. */
  pushEnds: { lead: string; link: string };
  look: { title: string };
  devices: {
    title: string;
    lead: string;
    none: string;
    away: string;
    loading: string;
    lastSeen: string;
    proven: string;
    neverProven: string;
    failing: string;
    /** It goes on, whichever session is ended. */
    signedOut: string;
    name: string;
    rename: string;
    save: string;
    cancel: string;
    remove: string;
    removeThis: (name: string) => string;
    removed: string;
    language: Record<'ko' | 'en', string>;
    test: string;
    testThis: (name: string) => string;
    testing: string;
    testSent: string;
    testShown: string;
    testUnseen: string;
  };
}
