/** Words of the page on which a caregiver looks after their cradles. */
export interface CradlesWords {
  title: string;
  lead: string;
  none: string;
  add: string;
  /** Name of a cradle's part of the page, for those who hear it. */
  about: (cradle: string) => string;
  name: {
    label: string;
    hint: (most: number) => string;
    edit: string;
    /** For those who hear a button without its surroundings. */
    editThis: (cradle: string) => string;
    save: string;
    saving: string;
    cancel: string;
    saved: (name: string) => string;
    removed: string;
  };
  facts: { uuid: string; ip: string; since: string; heard: string; never: string; noAddress: string };
  picture: {
    /** What the picture is, for those who do not see it. */
    of: (cradle: string) => string;
    loading: string;
    none: string;
    unknown: string;
    /** Before the time at which an old one came. */
    old: string;
  };
  use: { label: string; on: string; off: string; onThis: (cradle: string) => string };
  remove: { open: string; openThis: (cradle: string) => string; close: string };
}
