import type { LedgerWords } from './shape';

export const ledgerEn = {
  title: 'Who was notified',
  push: (device) => (device === null ? 'Push' : `Push · device ${device}`),
  email: 'E-mail',
  kinds: { alert: 'First message', still: 'That it goes on', cleared: 'That all is normal again' },
  states: {
    queued: 'Waiting to be sent',
    sent: 'Sent',
    shown: 'Shown',
    opened: 'Opened',
    failed: 'Not sent',
  },
  reasons: {
    answered: 'somebody had answered before it was sent',
    'too late': 'it was too late for it',
    'the device was removed': 'the device was removed',
    'the address was removed': 'the address was removed',
    'this way is not set up': 'this way is not set up yet',
  },
  reason: (text) => `Why: ${text}`,
  more: (count) => `${count} more`,
} as const satisfies LedgerWords;
