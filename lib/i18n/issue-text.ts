import type { IssueLimits, IssueRule, ValidationIssue } from '@/lib/platform/validation-issue';
import type { Locale } from './locales';

type Say = (limits: IssueLimits) => string;

const list = ({ choices = [] }: IssueLimits) => choices.join(', ');

/** What is to be mended in a field of a request. */
const TEXTS = {
  required: { ko: () => '꼭 필요한 값이에요.', en: () => 'This is needed.' },
  text: { ko: () => '문자열로 보내 주세요.', en: () => 'This must be a text.' },
  number: { ko: () => '숫자로 보내 주세요.', en: () => 'This must be a number.' },
  whole_number: { ko: () => '정수로 보내 주세요.', en: () => 'This must be a whole number.' },
  yes_or_no: { ko: () => 'true나 false로 보내 주세요.', en: () => 'This must be true or false.' },
  object: { ko: () => '객체로 보내 주세요.', en: () => 'This must be an object.' },
  least: {
    ko: ({ min }) => `${min} 이상으로 입력해 주세요.`,
    en: ({ min }) => `This must be at least ${min}.`,
  },
  most: { ko: ({ max }) => `${max} 이하로 입력해 주세요.`, en: ({ max }) => `This must be at most ${max}.` },
  shortest: {
    ko: ({ min }) => `${min}자 이상으로 입력해 주세요.`,
    en: ({ min }) => `This must have at least ${min} characters.`,
  },
  longest: {
    ko: ({ max }) => `${max}자 이하로 입력해 주세요.`,
    en: ({ max }) => `This must have at most ${max} characters.`,
  },
  characters: {
    ko: ({ min, max }) => `${min}자 이상 ${max}자 이하로 입력해 주세요.`,
    en: ({ min, max }) => `This must have ${min} to ${max} characters.`,
  },
  choice: {
    ko: (limits) => `다음 가운데 하나로 보내 주세요: ${list(limits)}`,
    en: (limits) => `This must be one of: ${list(limits)}`,
  },
  date: {
    ko: () => '2025-10-03처럼 날짜를 보내 주세요.',
    en: () => 'This must be a date, such as 2025-10-03.',
  },
  time_of_day: {
    ko: () => '12:34:56처럼 시각을 보내 주세요.',
    en: () => 'This must be a time, such as 12:34:56.',
  },
  existing_day: {
    ko: () => '실제로 있는 날짜와 시각을 보내 주세요.',
    en: () => 'This must be a day and a time that exist.',
  },
  hours_and_minutes: {
    ko: () => '20:30처럼 시각을 보내 주세요.',
    en: () => 'This must be a time, such as 20:30.',
  },
  other_than_bedtime: {
    ko: () => 'bedtime과 다른 시각을 보내 주세요.',
    en: () => 'This must be another time than bedtime.',
  },
  time_zone: {
    ko: () => 'Asia/Seoul처럼 시간대의 이름을 보내 주세요.',
    en: () => 'This must be the name of a time zone, such as Asia/Seoul.',
  },
  not_yet: {
    ko: () => '아직 시작하지 않은 밤이에요.',
    en: () => 'This night has not begun yet.',
  },
  moment: {
    ko: () => '2025-10-03이나 2025-10-03T12:34:56Z처럼 보내 주세요.',
    en: () => 'This must be a date or a date and time, such as 2025-10-03 or 2025-10-03T12:34:56Z.',
  },
  period: { ko: () => 'end_date보다 늦어요.', en: () => 'This must not be after end_date.' },
  buckets: {
    ko: ({ max }) => `구간이 ${max}개를 넘지 않도록 더 크게 보내 주세요.`,
    en: ({ max }) => `This must be larger: an answer holds at most ${max} buckets.`,
  },
  once: { ko: () => '한 번만 보내 주세요.', en: () => 'This must be sent once only.' },
  alone: {
    ko: () => '날짜와 시각 없이 이것만 보내 주세요.',
    en: () => 'This must be sent without a date and a time.',
  },
  username: {
    ko: () => '앞뒤 공백과 제어 문자 없이 입력해 주세요.',
    en: () => 'This must have no blanks at the ends and no control characters.',
  },
  cradle_uuid: {
    ko: () => '/, +, #과 제어 문자 없이 1자 이상 255자 이하로 입력해 주세요.',
    en: () => 'This must have 1 to 255 characters, without /, +, # and control characters.',
  },
  cradle_name: {
    ko: () => '줄바꿈 없이 40자 이하로 입력해 주세요.',
    en: () => 'This must have at most 40 characters, on one line.',
  },
  email: {
    ko: () => 'name@example.com처럼 이메일 주소 하나를 보내 주세요.',
    en: () => 'This must be one e-mail address, such as name@example.com.',
  },
  https: { ko: () => 'https 주소로 보내 주세요.', en: () => 'This must be an https address.' },
  base64: { ko: () => 'Base64로 보내 주세요.', en: () => 'This must be Base64.' },
  other: { ko: () => '알맞은 값이 아니에요.', en: () => 'This does not fit.' },
} as const satisfies Record<IssueRule, Record<Locale, Say>>;

export function issueText({ rule, limits }: ValidationIssue, locale: Locale): string {
  return TEXTS[rule][locale](limits);
}
