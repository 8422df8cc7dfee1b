import { describe, expect, it } from 'vitest';
import { DEFAULT_ALERT_SETTINGS } from '@/lib/alerts/settings';
import { readDraft, toWireChanges } from './setting-fields';

const UNCHANGED = {
  max_temperature: '38',
  abnormal_position_timeout: '30',
  crying_duration_threshold: '30',
  push_notifications_enabled: 'on',
};

function draftOf(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return readDraft(form, DEFAULT_ALERT_SETTINGS);
}

describe('a draft of settings', () => {
  it('changes nothing while it holds what was saved', () => {
    expect(draftOf({ ...UNCHANGED, max_temperature: ' 38.0 ' })).toEqual({ changes: {}, problems: {} });
  });

  it('holds what differs, and nothing else', () => {
    const draft = draftOf({
      ...UNCHANGED,
      max_temperature: '37.5',
      crying_duration_threshold: '60',
      email_notifications_enabled: 'on',
    });
    expect(draft.problems).toEqual({});
    expect(toWireChanges(draft.changes)).toEqual({
      max_temperature: 37.5,
      crying_duration_threshold: 60,
      email_notifications_enabled: true,
    });
  });

  it('switches off what is not ticked', () => {
    const { push_notifications_enabled: _, ...unticked } = UNCHANGED;
    expect(draftOf(unticked).changes).toEqual({ pushNotificationsEnabled: false });
  });

  it.each([
    ['max_temperature', '', 'maxTemperature', 'notANumber'],
    ['max_temperature', 'warm', 'maxTemperature', 'notANumber'],
    ['max_temperature', '29.9', 'maxTemperature', 'outOfRange'],
    ['max_temperature', '45.1', 'maxTemperature', 'outOfRange'],
    ['abnormal_position_timeout', '0', 'abnormalPositionTimeout', 'outOfRange'],
    ['abnormal_position_timeout', '1.5', 'abnormalPositionTimeout', 'notWhole'],
    ['crying_duration_threshold', '3601', 'cryingDurationThreshold', 'outOfRange'],
    ['crying_duration_threshold', 'Infinity', 'cryingDurationThreshold', 'notANumber'],
  ])('with %s = %j says what is wrong there', (name, value, setting, problem) => {
    expect(draftOf({ ...UNCHANGED, [name]: value })).toEqual({
      changes: {},
      problems: { [setting]: problem },
    });
  });

  it.each([
    ['max_temperature', '30'],
    ['max_temperature', '45'],
    ['abnormal_position_timeout', '1'],
    ['crying_duration_threshold', '3600'],
  ])('takes %s = %s, the end of its range', (name, value) => {
    const { changes, problems } = draftOf({ ...UNCHANGED, [name]: value });
    expect(problems).toEqual({});
    expect(toWireChanges(changes)).toEqual({ [name]: Number(value) });
  });
});
