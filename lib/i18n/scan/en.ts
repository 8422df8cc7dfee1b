import type { ScanWords } from './shape';

export const scanEn = {
  title: 'Scan the QR code',
  hint: 'Point the camera at the code on the cradle, and it is added at once.',
  open: 'Open the camera',
  opening: 'Opening the camera…',
  looking: 'Looking for a QR code. Hold it in the middle of the picture.',
  stop: 'Close the camera',
  other: 'That is not the code of a cradle. Point the camera at the one on the cradle.',
  found: (uuid) => `Found: ${uuid}`,
  problems: {
    insecure:
      'The camera needs an address that begins with https. Choose a photo of the code, or type the ID.',
    unsupported: 'This browser cannot use a camera here. Choose a photo of the code, or type the ID.',
    denied:
      'The camera was not allowed. Allow it in the settings of your browser, choose a photo of the code, or type the ID.',
    missing: 'No camera was found. Choose a photo of the code, or type the ID.',
    busy: 'The camera could not be opened. If another app is using it, close that and try again.',
  },
  photo: 'Use a photo',
  reading: 'Reading the photo…',
  nothing: 'There is no QR code in the photo that we can read. Take it again, close and sharp.',
  unreadable: 'The photo could not be read. Please choose another one.',
  view: 'What the camera sees',
  or: 'Or type it',
} as const satisfies ScanWords;
