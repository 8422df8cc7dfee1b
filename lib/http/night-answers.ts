import type { AnswerOf } from '@/lib/contracts/call';
import type { nightCall } from '@/lib/contracts/night';
import { SENSOR_KINDS, type SensorKind } from '@/lib/cradle/sensors/kinds';
import type { Interval } from '@/lib/insight/intervals';
import type { NightReport } from '@/lib/insight/night-report';
import type { Spell } from '@/lib/insight/spells';
import { toIso } from '@/lib/platform/time';
import type { NightAlert, ReadNight } from './night';

type NightAnswer = AnswerOf<typeof nightCall, 200>;

export function toNightAnswer({ report, alerts, more, maxTemperature }: ReadNight): NightAnswer {
  return {
    night: toWireInterval(report.night),
    passed: toWireInterval(report.passed),
    watched_seconds: report.watchedMs / 1000,
    shares: Object.fromEntries(SENSOR_KINDS.map((kind) => [kind, report.signals[kind].share])) as Record<
      SensorKind,
      number
    >,
    gaps: report.gaps.map(({ missing, cause, ...gap }) => ({ ...toWireInterval(gap), missing, cause })),
    cries: report.cries.map(toWireSpell),
    turned: report.turned.map(toWireSpell),
    longest_calm: report.longestCalm && toWireInterval(report.longestCalm),
    temperature: toWireTemperature(report, maxTemperature),
    alerts: alerts.flatMap(toWireAlert),
    more_alerts: more,
  };
}

function toWireInterval({ from, to }: Interval) {
  return { from: toIso(from), to: toIso(to), seconds: (to - from) / 1000 };
}

function toWireSpell({ begin, end, ...spell }: Spell) {
  return { ...toWireInterval(spell), begin, end };
}

function toWireTemperature({ temperature }: NightReport, limit: number): NightAnswer['temperature'] {
  if (temperature === null) return null;
  const { min, mean, max, aboveMs } = temperature;
  const extreme = ({ value, at }: typeof min) => ({ value, at: toIso(at) });
  return { min: extreme(min), mean, max: extreme(max), limit, seconds_above: aboveMs / 1000 };
}

/** Those of the night have their time, without which they would not be found. */
function toWireAlert(alert: NightAlert): NightAnswer['alerts'] {
  if (alert.createdAt === null) return [];
  return [
    {
      id: alert.id,
      alert_type: alert.type,
      created_at: toIso(alert.createdAt),
      shown_at: toIso(alert.shownAt),
      acknowledged_at: toIso(alert.acknowledgedAt),
      acknowledged_by: alert.acknowledgedBy,
      cleared_at: toIso(alert.clearedAt),
      resolved_at: toIso(alert.resolvedAt),
    },
  ];
}
