import type { CryingStatus } from '@/lib/cradle/sensors/crying';
import type { Direction } from '@/lib/cradle/sensors/direction';
import type { SensorKind } from '@/lib/cradle/sensors/kinds';
import type { MotorAction } from '@/lib/cradle/topics';

/** What a value means to a parent: a few words to read from afar, and one sentence. */
export interface Meaning {
  value: string;
  meaning: string;
}

/** Every word of the pages. A locale that lacks one, or a sensor without words, does not compile. */
export interface Words {
  product: { name: string; description: string };
  common: {
    /** The other language, in that language. */
    otherLanguage: string;
    signOut: string;
    skipToContent: string;
    safety: string;
    offline: string;
    unexpected: string;
    tooMany: string;
  };
  welcome: { title: string; lead: string; honesty: string; signUp: string; signIn: string };
  account: {
    username: string;
    password: string;
    showPassword: string;
    hidePassword: string;
  };
  login: {
    title: string;
    submit: string;
    submitting: string;
    remember: string;
    rememberHint: string;
    noAccount: string;
    registered: string;
  };
  register: {
    title: string;
    submit: string;
    submitting: string;
    usernameRule: (min: number, max: number) => string;
    passwordRule: (min: number, max: number) => string;
    nameFree: string;
    nameTaken: string;
    nameChecking: string;
    ruleMet: string;
    ruleOpen: string;
    haveAccount: string;
  };
  claim: {
    title: string;
    lead: string;
    label: string;
    where: string;
    whereHint: string;
    power: string;
    submit: string;
    submitting: string;
    back: string;
  };
  dashboard: {
    title: string;
    noCradleTitle: string;
    noCradle: string;
    addCradle: string;
    cradles: string;
    switchFailed: string;
    readings: string;
    noScript: string;
    linkLost: string;
    brokerDown: string;
  };
  picture: {
    label: string;
    live: string;
    delayed: string;
    noSignal: string;
    connecting: string;
    lost: string;
    saving: string;
    savingHint: string;
    /** `age` as formatAge writes it. */
    shownFrom: (age: string) => string;
    ageUnknown: string;
    /** There is no picture on the screen, but there was one. */
    lastPicture: (age: string) => string;
    never: string;
    notNow: string;
    retrying: string;
    noSignalHint: string;
  };
  reading: {
    loading: string;
    unknown: string;
    unknownMeaning: string;
    stale: (age: string) => string;
  };
  sensors: Record<SensorKind, { label: string }>;
  temperature: { meaning: string };
  crying: Record<CryingStatus, Meaning>;
  direction: Record<Direction, Meaning>;
  motor: {
    title: string;
    buttons: Record<MotorAction, string>;
    sending: string;
    sent: Record<MotorAction, string>;
    lastAsked: Record<MotorAction, (age: string, by: string) => string>;
    neverAsked: string;
    unconfirmed: string;
    mayNotHear: string;
    failed: string;
    /** No answer came: it may have gone through or not. */
    uncertain: string;
  };
  api: {
    title: string;
    lead: string;
    document: string;
    open: string;
    optional: string;
    parameters: string;
    body: string;
    /** By the name of a security scheme. */
    access: Record<string, string>;
  };
  notFound: { title: string; body: string; home: string };
  failure: { title: string; body: string; retry: string };
}
