/** Words of the page that lies beside the bed all night. Times as `lasting` writes them. */
export interface BedsideWords {
  title: string;
  lead: string;
  needs: string[];
  begin: string;
  back: string;
  end: string;
  noScript: string;
  connecting: string;
  watching: string;
  /** So many cradles, of which nothing comes. */
  unwatched: (count: number) => string;
  /** So many cradles, of which not everything comes. */
  partly: (count: number) => string;
  wrong: string;
  silence: string;
  linkLost: (time: string) => string;
  signedOut: string;
  signIn: string;
  showPicture: string;
  hidePicture: string;
  shade: string;
  volume: string;
  tryOut: string;
  noWakeLock: string;
  wakeLockRefused: string;
  battery: (share: string) => string;
  slept: (time: string) => string;
  noted: string;
  /** The browser does not let the alarm be heard. */
  muffled: string;
  unmuffle: string;
  broken: string;
  again: string;
}
