import type { AppServer } from '../servers/app-server';
import { addAlert, addFrames, addReadings, type ReadingFields, type StoredNight } from './stored-night';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Hours before now in which the cradle was off. */
const OFF = { from: 9, to: 6.5 };
/** Hours before now around which the baby was hot, cried, and had turned. */
const FEVER = { at: 3, for: 2 };
/** Around the alert that is open: at it, the sensor says what the alert says. */
const HOT = { at: 1, for: 0.3 };
const TURNED = { at: 4, for: 0.8 };

export interface LivedNight {
  /** Open, an hour ago, with a picture each second. */
  alertId: number;
}

/** A day with a gap, a fever and some crying, the alerts of it, and older ones. */
export async function addLivedNight(
  query: AppServer['query'],
  cradle: StoredNight,
  { jpeg, now }: { jpeg: Buffer; now: number },
): Promise<LivedNight> {
  const at = (ms: number) => new Date(now - ms);
  const readings: ReadingFields[] = [];
  for (let ago = DAY; ago > 0; ago -= 10 * SECOND) {
    const hours = ago / HOUR;
    if (hours <= OFF.from && hours > OFF.to) continue;
    readings.push({ at: at(ago), ...readingOf(hours) });
  }
  const alertAt = now - HOUR;
  for (let offset = -10; offset <= 60; offset += 1)
    readings.push({ at: new Date(alertAt + offset * SECOND + 500), ...readingOf(1) });
  await addReadings(query, cradle, readings);
  const alertId = await addAlert(query, cradle, { at: new Date(alertAt) });
  const moments = Array.from({ length: 71 }, (_, index) => new Date(alertAt + (index - 10) * SECOND));
  await addFrames(query, cradle, { jpeg, moments, alertId });
  await addAlert(query, cradle, {
    ...{ at: at(2.5 * HOUR), type: 'crying', message: '😢 아기가 35초 동안 울고 있습니다!' },
    ...{ temperature: 37.9, resolved: true },
  });
  for (const days of [1.2, 1.3, 3.1, 12.4]) {
    await addAlert(query, cradle, {
      ...{ at: at(days * DAY), type: 'abnormal_position', resolved: days > 2 },
      message: '⚠️ 아기가 31초 동안 좌측으로 움직임 상태입니다!',
      temperature: 36.6,
    });
  }
  return { alertId };
}

function readingOf(hoursAgo: number): Omit<ReadingFields, 'at'> {
  const near = ({ at, for: hours }: typeof FEVER) => Math.max(0, 1 - Math.abs(hoursAgo - at) / hours);
  const wave = Math.sin(hoursAgo * 7.3) + Math.sin(hoursAgo * 41.7) / 3;
  const turned = near(TURNED) > 0 && wave > -0.4;
  return {
    temperature: Math.round((36.5 + wave * 0.15 + near(FEVER) * 2.1 + near(HOT) * 2) * 10) / 10,
    crying: near(FEVER) > 0 && wave > 0.5 ? 'Crying' : 'Not Crying',
    direction: turned ? '좌측으로 움직임' : wave > 1.2 ? '인식 안됨' : '정면 유지 중',
  };
}
