import type { CradlesWords } from './shape';

export const cradlesEn = {
  title: 'Your cradles',
  lead: 'Give each cradle a name, and switch the watching off while it stands empty.',
  none: 'You have no cradle yet.',
  add: 'Add a cradle',
  about: (cradle) => `Cradle: ${cradle}`,
  name: {
    label: 'Name of the cradle',
    hint: (most) => `Up to ${most} characters. Leave it empty to take the name away.`,
    edit: 'Rename',
    editThis: (cradle) => `Rename: ${cradle}`,
    save: 'Save',
    saving: 'Saving…',
    cancel: 'Cancel',
    saved: (name) => `It is called “${name}” now.`,
    removed: 'It has no name any more.',
  },
  facts: {
    uuid: 'Cradle ID',
    ip: 'IP address',
    since: 'First connected',
    heard: 'Last heard',
    never: 'Not yet',
    noAddress: 'Not known',
  },
  picture: {
    of: (cradle) => `Picture of ${cradle}`,
    loading: 'Loading the picture…',
    none: 'No picture has arrived yet',
    unknown: 'The picture could not be loaded',
    old: 'Old picture ·',
  },
  use: {
    label: 'Watched',
    on: 'An alert rings when something is wrong.',
    off: 'Not in use. No alert rings, whatever happens.',
    onThis: (cradle) => `Watched: ${cradle}`,
  },
  remove: {
    open: 'Delete',
    openThis: (cradle) => `Delete: ${cradle}`,
    close: 'Close',
  },
} as const satisfies CradlesWords;
