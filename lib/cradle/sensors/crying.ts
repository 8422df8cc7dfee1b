import type { Sensor } from './sensor';

export const CRYING_STATUSES = ['Crying', 'Not Crying'] as const;
export type CryingStatus = (typeof CRYING_STATUSES)[number];

/** Devices in the field say "Silent": any status but "Crying" means "Not Crying". */
export const crying: Sensor<CryingStatus> = {
  kind: 'crying',
  freshForMs: 15_000,
  parse: ({ status }) =>
    typeof status === 'string' && status !== ''
      ? { value: status === 'Crying' ? 'Crying' : 'Not Crying' }
      : { fault: 'wrong_type' },
  isChange: (before, after) => before !== after,
};

/** What a stored row says: rows of earlier installations hold what devices sent. Null when it says nothing. */
export function readStoredCrying(text: string | null): CryingStatus | null {
  if (text === null || text === '') return null;
  return text === 'Crying' ? 'Crying' : 'Not Crying';
}
