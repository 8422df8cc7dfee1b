import type { Sensor } from './sensor';

export const FACING_UP = '정면 유지 중';
export const NO_FACE = '인식 안됨';

/** Where the face points, as clients know it; only the first is normal. */
export const DIRECTIONS = [FACING_UP, '좌측으로 움직임', '우측으로 움직임', NO_FACE] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Still looking: neither normal nor abnormal, it keeps the direction before it and stops no timer. */
export const LOOKING = '확인 중...';
/** An error of the recogniser: read as no face. */
export const RECOGNISER_ERROR = '인식 오류';

/** What a device may send, verbatim. */
export const DEVICE_DIRECTIONS = [...DIRECTIONS, LOOKING, RECOGNISER_ERROR] as const;
export type DeviceDirection = (typeof DEVICE_DIRECTIONS)[number];

/** The value is what the device sent, verbatim; `settleDirection` reads it as one of the four. */
export const direction: Sensor<DeviceDirection> = {
  kind: 'direction',
  freshForMs: 10_000,
  parse: ({ direction: raw }) => {
    if (typeof raw !== 'string') return { fault: 'wrong_type' };
    const value = DEVICE_DIRECTIONS.find((known) => known === raw);
    return value === undefined ? { fault: 'unknown_value' } : { value };
  },
  isChange: (before, after) => before !== after,
};

/** Which of the four a device's word means; null for "확인 중...", which means none of them. */
export function settleDirection(sent: DeviceDirection): Direction | null {
  if (sent === LOOKING) return null;
  return sent === RECOGNISER_ERROR ? NO_FACE : sent;
}

/** What a stored row says, by today's words: rows of earlier installations hold what devices sent. */
export function readStoredDirection(text: string | null): Direction | null {
  const known = DEVICE_DIRECTIONS.find((word) => word === text);
  return known === undefined ? null : settleDirection(known);
}
