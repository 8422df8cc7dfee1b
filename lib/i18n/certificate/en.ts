import type { CertificateWords } from './shape';

export const certificateEn = {
  title: 'Install the certificate of your home',
  lead: 'With it your phone trusts the Smart Cradle in your home. It works for names and addresses within your home only.',
  download: 'Get the certificate',
  appleTitle: 'iPhone and iPad',
  apple: [
    'In Safari, tap “Get the certificate” and allow it.',
    'In Settings › General › VPN & Device Management tap Smart Cradle and install it.',
    'In Settings › General › About › Certificate Trust Settings switch Smart Cradle on. Without this step it is not trusted.',
  ],
  androidTitle: 'Android',
  android: [
    'Tap “Get the certificate” to save the file.',
    'In Settings look for “CA certificate”, mostly under Security › Encryption & credentials › Install a certificate.',
    'Read the warning, tap “Install anyway”, and choose the file.',
  ],
  fingerprint: 'SHA-256 fingerprint',
  fingerprintHint:
    'What your phone shows when you install it, and what the server printed, must be the same as this.',
} as const satisfies CertificateWords;
