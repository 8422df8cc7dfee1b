/**
 * What a cradle in the field puts on the wire. Written here a second time on purpose: the simulator is the
 * witness against which the server is tested, so it must not follow when the server's own words change.
 */
const SIGNALS = ['temperature', 'crying', 'direction', 'frame'] as const;
export type Signal = (typeof SIGNALS)[number];

export const DIRECTIONS = {
  facingUp: '정면 유지 중',
  left: '좌측으로 움직임',
  right: '우측으로 움직임',
  noFace: '인식 안됨',
  detectorError: '인식 오류',
  checking: '확인 중...',
} as const;
export type Direction = (typeof DIRECTIONS)[keyof typeof DIRECTIONS];

const CRYING_STATUSES = ['Crying', 'Silent'] as const;
export type CryingStatus = (typeof CRYING_STATUSES)[number];

const MOTOR_ACTIONS = ['start', 'stop'] as const;
export type MotorAction = (typeof MOTOR_ACTIONS)[number];

export function signalTopic(uuid: string, signal: Signal): string {
  return `cradle/${uuid}/${signal}`;
}

export function servoTopic(uuid: string): string {
  return `cradle/${uuid}/servo`;
}

/** `2025-10-03 12:34:56`: the device's wall clock, without a zone. */
export function localTimestamp(moment: Date): string {
  const day = [moment.getFullYear(), twoDigits(moment.getMonth() + 1), twoDigits(moment.getDate())].join('-');
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(twoDigits).join(':');
  return `${day} ${time}`;
}

/** `text` is what the serial line gave, in °C; it goes out as a string. */
export function temperatureMessage(text: string): string {
  return JSON.stringify({ temperature: text });
}

/** `probability` is 0 to 1. */
export function cryingMessage(status: CryingStatus, probability: number, moment: Date): string {
  return JSON.stringify({ status, probability, timestamp: localTimestamp(moment) });
}

export function directionMessage(direction: Direction, moment: Date): string {
  return JSON.stringify({ direction, timestamp: localTimestamp(moment) });
}

export function frameMessage(jpeg: Buffer, moment: Date): string {
  return JSON.stringify({ frame: jpeg.toString('base64'), timestamp: localTimestamp(moment) });
}

/** Null when the payload is not `{"action":"start"|"stop"}`. */
export function parseServoMessage(payload: Buffer): MotorAction | null {
  try {
    const message: unknown = JSON.parse(payload.toString('utf8'));
    if (typeof message !== 'object' || message === null || !('action' in message)) return null;
    return MOTOR_ACTIONS.find((action) => action === message.action) ?? null;
  } catch {
    return null;
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
