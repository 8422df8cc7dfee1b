import { expect, it } from 'vitest';
import { words } from '@/lib/i18n/words';
import { readOfflineTimeout } from './offline-timeout';

it.each([
  ['60', { seconds: 60 }],
  [' 0 ', { seconds: 0 }],
  ['3600', { seconds: 3_600 }],
])('takes %j', (entered, read) => {
  expect(readOfflineTimeout(entered)).toEqual(read);
});

it.each([
  ['', '숫자를 입력해 주세요.'],
  [null, '숫자를 입력해 주세요.'],
  ['sixty', '숫자를 입력해 주세요.'],
  ['1.5', '초는 소수점 없이 입력해 주세요.'],
  ['-1', '0초에서 3600초 사이로 입력해 주세요.'],
  ['3601', '0초에서 3600초 사이로 입력해 주세요.'],
])('says what is wrong with %j', (entered, sentence) => {
  const read = readOfflineTimeout(entered);
  expect('problem' in read && read.problem(words('ko').settings)).toBe(sentence);
});
