import type { PwaWords } from './shape';

export const pwaEn = {
  offline: {
    title: 'The server cannot be reached',
    warning: 'Nobody can tell how your baby is right now. Please look in yourself.',
    hint: "Check your phone's connection, your router, and that the Smart Cradle server is switched on.",
    retry: 'Try again',
  },
  install: {
    title: 'Use it as an app',
    lead: 'On your home screen it opens with one tap, and alerts come while the screen is off.',
    button: 'Install the app',
    installed: 'It is open as an app.',
    appleTitle: 'iPhone and iPad',
    apple: [
      'Open this page in Safari and tap Share.',
      'Tap “Add to Home Screen”.',
      'Open it from its new icon and switch push on under Settings, “Notifications”. An iPhone allows push only this way (since iOS 16.4).',
    ],
    androidTitle: 'Android',
    android: [
      'In Chrome’s menu (⋮) tap “Add to Home screen” or “Install app”.',
      'Switch push on under Settings, “Notifications”.',
    ],
    desktopTitle: 'Computer',
    desktop: ['In Chrome or Edge press the install icon at the end of the address bar.'],
    noScript: 'JavaScript is off, so nobody can tell what this browser can do.',
  },
  secure: {
    title: 'What works at this address',
    short:
      'This address is not secure (https), so push, the QR camera and keeping the screen on do not work.',
    more: 'See how to fix it',
    yes: 'Works',
    no: 'Does not work',
    checking: 'Checking…',
    powers: {
      push: 'Push notifications',
      camera: 'Reading a QR code with the camera',
      wakeLock: 'Keeping the screen on',
      install: 'Installing, and a page for when there is no connection',
    },
    fix: 'How to get an https address',
    steps: [
      'On the computer that runs Smart Cradle, run npm run certificate. It makes a certificate just for your home.',
      'Open the address that it prints on your phone, install the certificate, and mark it as trusted as described there.',
      'Restart the server and open the address that begins with https.',
    ],
  },
  shortcuts: { bedside: 'Bedside page', tonight: 'Tonight', alerts: 'Alerts' },
} as const satisfies PwaWords;
