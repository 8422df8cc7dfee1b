import type { BedsideWords } from './shape';

export const bedsideEn = {
  title: 'Bedside page',
  lead: 'Left on beside your bed, this device sounds its own alarm when an alert comes, or when the server has been silent for 15 seconds.',
  needs: [
    'Plug it in.',
    'Switch the sound on and turn the volume up.',
    'Leave this page open: behind another app it cannot wake you.',
  ],
  begin: 'Start watching',
  back: 'Back',
  end: 'Stop watching',
  noScript: 'JavaScript is off, so this page does not work.',
  connecting: 'Connecting to the server…',
  watching: 'Watching',
  unwatched: (count) =>
    count === 1 ? '1 cradle is not being watched' : `${count} cradles are not being watched`,
  partly: (count) =>
    count === 1 ? '1 cradle is only partly watched' : `${count} cradles are only partly watched`,
  wrong: 'Please look',
  silence: 'Silence',
  linkLost: (time) => `Nothing from the server for more than ${time}. Nobody is watching right now.`,
  signedOut: 'You were signed out, so this page cannot watch any more.',
  signIn: 'Sign in again',
  showPicture: 'Show picture',
  hidePicture: 'Hide picture',
  shade: 'Darken',
  volume: 'Volume of the alarm',
  tryOut: 'Try the sound',
  noWakeLock:
    'This address or browser cannot keep the screen on. Switch auto-lock off in the device’s settings.',
  wakeLockRefused: 'The browser did not keep the screen on. Switch auto-lock off in the device’s settings.',
  battery: (share) => `${share} battery left. Please plug it in.`,
  slept: (time) => `This device slept for ${time} and did not watch meanwhile.`,
  noted: 'Got it',
  muffled: 'The browser is holding the sound of the alarm back.',
  unmuffle: 'Let it sound',
  broken: 'Something broke on this page, so it is not watching.',
  again: 'Open it again',
} as const satisfies BedsideWords;
