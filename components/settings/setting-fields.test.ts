import { describe, expect, it } from 'vitest';
import { DEFAULTS, readDraft, toCalls } from './setting-fields';

const UNCHANGED = {
  max_temperature: '38',
  abnormal_position_timeout: '30',
  crying_duration_threshold: '30',
  offline_timeout: '60',
  push_notifications_enabled: 'on',
};

function draftOf(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return readDraft(form, DEFAULTS);
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
    expect(draft.changes).toEqual({
      maxTemperature: 37.5,
      cryingDurationThreshold: 60,
      emailNotificationsEnabled: true,
    });
  });

  it('is saved by the calls that take it, each with its own fields', () => {
    const { changes } = draftOf({ ...UNCHANGED, max_temperature: '37.5', offline_timeout: '0' });
    expect(toCalls('요람', changes)).toEqual([
      {
        path: `/api/alert_settings/${encodeURIComponent('요람')}`,
        fields: { max_temperature: 37.5 },
        changes: { maxTemperature: 37.5 },
      },
      {
        path: `/api/watch_settings/${encodeURIComponent('요람')}`,
        fields: { offline_timeout: 0 },
        changes: { offlineTimeout: 0 },
      },
    ]);
    expect(toCalls('a', { emailNotificationsEnabled: true })).toHaveLength(1);
    expect(toCalls('a', {})).toEqual([]);
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
    ['offline_timeout', '-1', 'offlineTimeout', 'outOfRange'],
    ['offline_timeout', '3601', 'offlineTimeout', 'outOfRange'],
    ['offline_timeout', '1.5', 'offlineTimeout', 'notWhole'],
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
    ['offline_timeout', '0'],
    ['offline_timeout', '3600'],
  ])('takes %s = %s, the end of its range', (name, value) => {
    const { changes, problems } = draftOf({ ...UNCHANGED, [name]: value });
    expect(problems).toEqual({});
    expect(toCalls('a', changes).map(({ fields }) => fields)).toEqual([{ [name]: Number(value) }]);
  });
});
