import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { signInCall, signUpCall } from '@/lib/contracts/accounts';
import { changeAlertSettingsCall } from '@/lib/contracts/alerts';
import { controlMotorCall } from '@/lib/contracts/control';
import { registerAgentCall } from '@/lib/contracts/cradles';
import { sensorHistoryCall } from '@/lib/contracts/monitoring';
import { subscribePushCall } from '@/lib/contracts/push';
import { frameCall, videoCall } from '@/lib/contracts/video';
import { issueText } from '@/lib/i18n/issue-text';
import { ISSUE_RULES } from '@/lib/platform/validation-issue';
import { listIssues } from './validation-issues';

function issuesOf(shape: z.ZodType | undefined, fields: unknown) {
  const error = shape?.safeParse(fields, { reportInput: true }).error;
  return error ? listIssues(error) : [];
}

const said = (shape: z.ZodType | undefined, fields: unknown) =>
  issuesOf(shape, fields).map((issue) => `${issue.path}: ${issueText(issue, 'ko')}`);

const password = 'correct horse';
const keys = { p256dh: 'AAAA', auth: 'AAAA' };
const DAY = { start_date: '2025-10-03', end_date: '2025-10-04' };

describe('what does not fit', () => {
  it.each<[string, z.ZodType | undefined, unknown, string]>([
    ['nothing', signInCall.body, { password }, 'username: 꼭 필요한 값이에요.'],
    ['an empty text', signInCall.body, { username: '', password }, 'username: 꼭 필요한 값이에요.'],
    ['a number for a text', signInCall.body, { username: 5, password }, 'username: 문자열로 보내 주세요.'],
    [
      'a number for yes or no',
      signInCall.body,
      { username: 'mother', password, remember: 1 },
      'remember: true나 false로 보내 주세요.',
    ],
    [
      'a blank at the end',
      signUpCall.body,
      { username: 'mother ', password },
      'username: 앞뒤 공백과 제어 문자 없이 입력해 주세요.',
    ],
    [
      'too long',
      registerAgentCall.body,
      { uuid: 'a', ip: 'x'.repeat(256) },
      'ip: 255자 이하로 입력해 주세요.',
    ],
    [
      'a uuid that is none',
      registerAgentCall.body,
      { uuid: 'a/b', ip: 'x' },
      'uuid: /, +, #과 제어 문자 없이 1자 이상 255자 이하로 입력해 주세요.',
    ],
    [
      'too small',
      changeAlertSettingsCall.body,
      { max_temperature: 29 },
      'max_temperature: 30 이상으로 입력해 주세요.',
    ],
    [
      'too large',
      changeAlertSettingsCall.body,
      { max_temperature: 46 },
      'max_temperature: 45 이하로 입력해 주세요.',
    ],
    [
      'a text for a number',
      changeAlertSettingsCall.body,
      { max_temperature: '38' },
      'max_temperature: 숫자로 보내 주세요.',
    ],
    [
      'a half second',
      changeAlertSettingsCall.body,
      { abnormal_position_timeout: 1.5 },
      'abnormal_position_timeout: 정수로 보내 주세요.',
    ],
    [
      'a page without TLS',
      subscribePushCall.body,
      { endpoint: 'http://push.example', keys },
      'endpoint: https 주소로 보내 주세요.',
    ],
    [
      'no object',
      subscribePushCall.body,
      { endpoint: 'https://push.example', keys: 1 },
      'keys: 객체로 보내 주세요.',
    ],
    [
      'no Base64',
      subscribePushCall.body,
      { endpoint: 'https://push.example', keys: { ...keys, auth: '!' } },
      'keys.auth: Base64로 보내 주세요.',
    ],
    [
      'another action',
      controlMotorCall.body,
      { action: 'dance' },
      'action: 다음 가운데 하나로 보내 주세요: start, stop',
    ],
    ['a number that is none', frameCall.query, { after: 'x' }, 'after: 숫자로 보내 주세요.'],
    [
      'no moment',
      sensorHistoryCall.query,
      { ...DAY, end_date: 'soon' },
      'end_date: 2025-10-03이나 2025-10-03T12:34:56Z처럼 보내 주세요.',
    ],
    [
      'a start after the end',
      sensorHistoryCall.query,
      { start_date: '2025-10-05', end_date: '2025-10-04' },
      'start_date: end_date보다 늦어요.',
    ],
    [
      'too many buckets',
      sensorHistoryCall.query,
      { ...DAY, resolution: '1' },
      'resolution: 구간이 12000개를 넘지 않도록 더 크게 보내 주세요.',
    ],
    ['no date', videoCall.query, { date: 'x', time: '12:34:56' }, 'date: 2025-10-03처럼 날짜를 보내 주세요.'],
    ['no time', videoCall.query, { date: '2025-10-03', time: 'x' }, 'time: 12:34:56처럼 시각을 보내 주세요.'],
    [
      'a day that there is not',
      videoCall.query,
      { date: '2025-02-30', time: '12:34:56' },
      'date: 실제로 있는 날짜와 시각을 보내 주세요.',
    ],
  ])('is said in words: %s', (_, shape, fields, text) => {
    expect(said(shape, fields)).toContain(text);
  });

  it('is never repeated: it may be a password', () => {
    expect(JSON.stringify(issuesOf(signUpCall.body, { username: 'ab', password: 'secret' }))).not.toContain(
      'secret',
    );
  });

  it.each(ISSUE_RULES)('has words in both languages: %s', (rule) => {
    const issue = { path: 'field', rule, limits: { min: 1, max: 2, choices: ['start'] } };
    expect(issueText(issue, 'ko')).toMatch(/[가-힣]/);
    expect(issueText(issue, 'en')).toMatch(/^This [ -~]+$/);
  });
});
