import type { StartWords } from './shape';

export const startEn = {
  title: 'Getting ready for the first night',
  lead: 'All the way to an alarm that you have seen arrive. Stop whenever you like, and go on later.',
  progress: (done, all) => `${done} of ${all} steps are done`,
  steps: {
    account: { title: 'Account', hint: '' },
    cradle: { title: 'Cradle', hint: 'Switch the cradle on and connect it.' },
    push: {
      title: 'Alerts on this device',
      hint: 'They come while the screen is off, too. When the browser asks, choose “Allow”.',
    },
    test: {
      title: 'Test alarm',
      hint: 'It goes the way of a real alert. Turn the sound of your phone on and see that it appears.',
    },
  },
  marks: { done: 'Done', open: 'To do', unknown: 'Checking', barred: 'Not possible on this device' },
  account: (username) => `Signed in as ${username}.`,
  cradle: (cradle) => `${cradle} is yours.`,
  push: { on: 'This device gets push notifications.' },
  test: {
    send: 'Send a test alarm',
    sending: 'Sending…',
    waiting: 'It is on its way. Waiting for it to be shown…',
    shown: 'Shown on a device ·',
    unseen:
      'It was sent, and no device has said that it was shown. Look at the notification settings and “do not disturb”.',
    failed: 'It could not be sent. Please try again in a moment.',
    unknown: 'Whether one was ever shown cannot be read now. You can send one.',
  },
  email: 'No push here? Use e-mail',
  ready: 'You are ready',
  readyHint: 'When something is wrong, this device tells you.',
  toDashboard: 'See your cradle',
  later: 'Do it later',
  laterHint: 'The first page reminds you of what is left.',
  card: {
    title: 'You are not quite ready',
    body: (steps) => `Left to do: ${steps}. Until then you may miss an alert.`,
    go: 'Go on',
    dismiss: 'Do not remind me',
  },
} as const satisfies StartWords;
