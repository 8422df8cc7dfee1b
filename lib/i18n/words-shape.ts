import type { Interruption } from '@/lib/alerts/alert';
import type { AlertSettings } from '@/lib/alerts/settings';
import type { Theme } from '@/lib/contracts/theme';
import type { CryingStatus } from '@/lib/cradle/sensors/crying';
import type { Direction } from '@/lib/cradle/sensors/direction';
import type { SensorKind } from '@/lib/cradle/sensors/kinds';
import type { MotorAction } from '@/lib/cradle/topics';
import type { AccountWords } from './account/shape';
import type { AlertListWords } from './alert-list/shape';
import type { BedsideWords } from './bedside/shape';
import type { CertificateWords } from './certificate/shape';
import type { ChartWords } from './charts/shape';
import type { CradlesWords } from './cradles/shape';
import type { LedgerWords } from './ledger/shape';
import type { LiveWords } from './live/shape';
import type { NightWords } from './night/shape';
import type { PwaWords } from './pwa/shape';
import type { ReachWords } from './reach/shape';
import type { ReplayWords } from './replay/shape';
import type { ScanWords } from './scan/shape';
import type { StartWords } from './start/shape';
import type { TonightWords } from './tonight/shape';
import type { WatchingWords } from './watching/shape';

/** What a value means to a parent: a few words to read from afar, and one sentence. */
export interface Meaning {
  value: string;
  meaning: string;
}

/** How much of a time something took; `share` as `formatRoughShare` writes it. */
export interface ShareSummary {
  none: string;
  all: string;
  part: (share: string) => string;
}

/** The pages that a parent goes back and forth between. */
export type Place = 'dashboard' | 'tonight' | 'alerts' | 'history' | 'settings';

/** The settings that say by which way alerts go out. */
type Way = Extract<keyof AlertSettings, `${string}Enabled`>;

/** The pages that show nothing without a cradle. */
export type CradlePage = 'dashboard' | 'alerts' | 'history' | 'night' | 'settings';

/** The pages of settings. */
export type SettingsPlace = 'rules' | 'reach' | 'cradles' | 'account';

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
  theme: { toggle: string; label: string; names: Record<Theme, string> };
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
    /** A session was ended from somewhere else, or by its time. */
    signedOut: string;
  };
  register: {
    title: string;
    submit: string;
    submitting: string;
    usernameRule: (min: number, max: number) => string;
    passwordRule: (min: number, max: number) => string;
    /** What is wrong with what was entered. */
    usernameLength: (min: number, max: number) => string;
    passwordShort: (min: number) => string;
    passwordLong: (max: number) => string;
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
    /** No cradle has registered under that uuid. */
    unknown: string;
    back: string;
  };
  dashboard: {
    title: string;
    cradles: string;
    switchFailed: string;
    readings: string;
    noScript: string;
    linkLost: string;
    brokerDown: string;
  };
  /** What pages about a cradle say without one: what is seen there once there is one. */
  noCradle: { title: string; pages: Record<CradlePage, string>; add: string };
  picture: {
    label: string;
    live: string;
    delayed: string;
    frozen: string;
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
    failed: string;
    /** No answer came: it may have gone through or not. */
    uncertain: string;
  };
  places: { label: string; names: Record<Place, string> };
  settingsPlaces: { label: string; names: Record<SettingsPlace, string> };
  storage: { away: string; awayHint: string };
  alertList: AlertListWords;
  alerts: {
    title: string;
    /** Of a type that this version does not know. */
    otherType: string;
    /** Name of the alerts above the picture. */
    openTitle: string;
    /** Alerts that are open besides those that are shown. */
    more: (count: number) => string;
    count: (count: number) => string;
    open: string;
    acknowledge: string;
    acknowledging: string;
    acknowledgeThis: (kind: string) => string;
    /** By who reads it, a moment ago. */
    acknowledgedHere: string;
    /** `by` is null or empty where only that somebody did is known (yet). */
    acknowledged: (by: string | null) => string;
    /** Before the time since when. */
    cleared: string;
    /** How long it has gone on, as `lasting` writes it. */
    going: (time: string) => string;
    /** While the server cannot be reached. */
    goingUnknown: string;
    resolved: string;
    resolve: string;
    resolving: string;
    /** What a list of alerts calls one of them, for those who hear a button without its surroundings. */
    resolveThis: (kind: string) => string;
    details: string;
  };
  alert: {
    back: string;
    cradle: string;
    time: string;
    timeUnknown: string;
    temperature: string;
    face: string;
    faceSeen: string;
    faceNotSeen: string;
    acknowledged: string;
    cleared: string;
    told: string;
    toldYes: string;
    toldNo: string;
    unwatched: string;
    /** Between the begin of a time and nothing: it lasts. */
    untilNow: string;
    cause: string;
    causes: Record<Interruption, string>;
    keep: string;
    keepHint: string;
    pictures: string;
    pictureCount: (count: number) => string;
    noPictures: string;
    download: string;
    readings: string;
    noReadings: string;
  };
  ledger: LedgerWords;
  replay: ReplayWords;
  history: {
    title: string;
    from: string;
    to: string;
    show: string;
    utc: string;
    presets: string;
    choose: string;
    lastDay: string;
    lastDays: (days: number) => string;
    earlier: string;
    later: string;
    problems: Record<'unreadable' | 'order' | 'length', string>;
    nothing: string;
    nothingHint: string;
    /** Instead of that where all of the period lies ahead. */
    yetToCome: string;
    temperature: string;
    temperatureSummary: (min: string, max: string) => string;
    temperatureLine: string;
    temperatureBand: string;
    crying: string;
    cryingSummary: ShareSummary;
    cryingBars: string;
    direction: string;
    directionSummary: ShareSummary;
    gap: string;
    none: string;
    table: string;
    time: string;
    /** Head of a column of numbers. */
    degrees: string;
    mean: (value: string, min: string, max: string) => string;
    directions: Record<Direction, string>;
  };
  settings: {
    title: string;
    lead: string;
    fields: Record<Exclude<keyof AlertSettings, Way> | 'offlineTimeout', { label: string; hint: string }> & {
      /** The hint goes around the name of the page where it is set where alerts go. */
      [way in Way]: { label: string; hint: readonly [string, string] };
    };
    unitNames: Record<'celsius' | 'seconds', string>;
    /** A number, as text, with its unit. */
    units: Record<'celsius' | 'seconds', (number: string) => string>;
    range: (min: string, max: string, initial: string) => string;
    initially: Record<'on' | 'off', string>;
    values: Record<'on' | 'off', string>;
    submit: string;
    submitting: string;
    saved: (changes: string) => string;
    nothingChanged: string;
    check: string;
    notANumber: string;
    notWhole: string;
    outOfRange: (min: string, max: string) => string;
  };
  watching: WatchingWords;
  charts: ChartWords;
  night: NightWords;
  reach: ReachWords;
  tonight: TonightWords;
  bedside: BedsideWords;
  accountPage: AccountWords;
  live: LiveWords;
  pwa: PwaWords;
  certificate: CertificateWords;
  cradles: CradlesWords;
  scan: ScanWords;
  start: StartWords;
  deletion: {
    title: string;
    warning: string;
    label: string;
    /** The uuid stands behind it. */
    hint: string;
    mismatch: string;
    submit: string;
    submitting: string;
    done: string;
  };
  confirmEmail: {
    title: string;
    lead: string;
    submit: string;
    submitting: string;
    /** The link came without what it should bring. */
    incomplete: string;
    /** The link was used before, or is too old. */
    expired: string;
    done: string;
    doneHint: string;
    toSettings: string;
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
