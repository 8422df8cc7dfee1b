import type { LiveWords } from './shape';

export const liveEn = {
  picture: {
    frozenFor: (time) => `The same picture for ${time}`,
    frozenHint: 'The camera seems to hang. Please look after your baby yourself.',
    enterFull: 'Show full screen',
    leaveFull: 'Leave full screen',
    openSmall: 'Show in a small window',
    closeSmall: 'Close the small window',
    smallFailed: 'The small window could not be opened.',
    alerts: (count) => (count === 1 ? '1 alert' : `${count} alerts`),
  },
  trend: {
    lastHour: (low, high) => `Between ${low} and ${high} in the last hour`,
    higher: (degrees) => `${degrees} higher than 30 min ago`,
    lower: (degrees) => `${degrees} lower than 30 min ago`,
    same: 'The same as 30 min ago',
    unknown: 'No temperature from 30 min ago yet',
  },
  lasting: {
    crying: {
      Crying: (time) => `Crying for ${time}`,
      'Not Crying': (time) => `Quiet for ${time}`,
    },
    direction: {
      '정면 유지 중': (time) => `The face has pointed up for ${time}`,
      '좌측으로 움직임': (time) => `Facing the left of the picture for ${time}`,
      '우측으로 움직임': (time) => `Facing the right of the picture for ${time}`,
      '인식 안됨': (time) => `No face seen for ${time}. Please have a look.`,
    },
  },
  limits: {
    temperature: (degrees) => `We alert you above ${degrees}`,
    crying: (time) => `We alert you after ${time} of crying`,
    direction: (time) => `We alert you when the face does not point up for ${time}`,
    none: 'Not in use: no alerts',
  },
  motor: {
    cannotStart: 'Nothing is heard from the cradle, so it cannot be rocked now.',
    stopMayNotHear: 'You can still press stop, but the cradle may not hear it.',
    notConfirmed: 'Not confirmed by the cradle',
    unknownNow: 'Whether it is rocking now is not known.',
  },
  cradles: {
    title: 'All cradles',
    hint: 'A single picture of each, every few seconds.',
    statuses: {
      loading: 'Loading',
      fresh: 'Connected',
      frozen: 'Frozen picture',
      noSignal: 'No picture signal',
      lost: 'Server not reached',
    },
    shownFrom: (age) => `Taken ${age}`,
    never: 'No picture yet',
    alerts: (count) => (count === 1 ? '1 open alert' : `${count} open alerts`),
    noAlerts: 'No open alerts',
    alertsUnknown: 'Alerts not known now',
    notInUse: 'Not in use',
    current: 'On the screen now',
    show: (name) => `Show ${name} large`,
    elsewhere: (name, count) =>
      count === 1 ? `There is 1 open alert of ${name}.` : `There are ${count} open alerts of ${name}.`,
    elsewhereUnknown: 'Whether there are alerts of your other cradles is not known right now.',
    look: 'Have a look',
  },
  ways: { label: 'Other pages', bedside: 'Bedside page', tonight: 'Tonight check' },
} as const satisfies LiveWords;
