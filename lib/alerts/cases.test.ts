import { describe, expect, it } from 'vitest';
import { createTestCradle } from './test-cradle';

type Cradle = ReturnType<typeof createTestCradle>;

/** How long a server may be switched off, in seconds. */
const NIGHT_S = 36_000;

/** What may stand in a script behind its second. */
const WORDS: Record<string, (cradle: Cradle) => unknown> = {
  cry: (cradle) => cradle.cries('Crying'),
  quiet: (cradle) => cradle.cries('Not Crying'),
  up: (cradle) => cradle.lies('정면 유지 중'),
  left: (cradle) => cradle.lies('좌측으로 움직임'),
  right: (cradle) => cradle.lies('우측으로 움직임'),
  none: (cradle) => cradle.lies('인식 안됨'),
  error: (cradle) => cradle.lies('인식 오류'),
  looking: (cradle) => cradle.lies('확인 중...'),
  picture: (cradle) => cradle.frame(false),
  same: (cradle) => cradle.frame(true),
  resolve: (cradle) => cradle.resolve(),
  acknowledge: (cradle) => cradle.acknowledge(),
  restart: (cradle) => cradle.restart(1_000),
  night: (cradle) => cradle.restart(NIGHT_S * 1_000),
};

/**
 * Lives through a script such as "0 up, 1 left, 40": seconds with what came then, °C as numbers. @returns what was told,
 * with its second.
 */
function live(script: string, settings: Parameters<Cradle['set']>[0] = {}): string[] {
  // The silence of a script is not what it is about, unless it says so.
  const cradle = createTestCradle().set({ offlineTimeout: 0, ...settings });
  for (const entry of script.split(', ')) {
    const [second = '', ...said] = entry.split(' ');
    cradle.at(Number(second));
    for (const word of said) {
      const limit = /^(max|cry|position|offline)=(\d+)$/.exec(word);
      if (limit) setLimit(cradle, limit[1] ?? '', Number(limit[2]));
      else if (word in WORDS) WORDS[word]?.(cradle);
      else cradle.measures(Number(word));
    }
  }
  return cradle.told.filter((line) => !line.includes('still'));
}

function setLimit(cradle: Cradle, name: string, value: number): void {
  if (name === 'max') cradle.set({ maxTemperature: value });
  else if (name === 'cry') cradle.set({ cryingDurationThreshold: value });
  else if (name === 'position') cradle.set({ abnormalPositionTimeout: value });
  else cradle.set({ offlineTimeout: value });
}

type Case = [title: string, script: string, told: string[]];

describe('high_temperature', () => {
  it.each<Case>([
    ['is not raised at the limit', '0 38, 10', []],
    ['is raised above it, with the first reading that is', '0 38, 1 38.1, 2', ['1 high_temperature 38.1']],
    ['is raised once while it stays', '0 39, 1 39, 299 39', ['0 high_temperature 39']],
    [
      'is raised again after five minutes',
      '0 39, 300 39.5',
      ['0 high_temperature 39', '300 high_temperature 39.5'],
    ],
    ['is not raised again without a reading', '0 39, 900', ['0 high_temperature 39']],
    [
      'ends its episode only when it was normal for ten seconds',
      '0 39, 5 37, 14 39, 20 37, 30 37',
      ['0 high_temperature 39', '30 cleared high_temperature'],
    ],
    [
      'is held back for five minutes across a return to normal, while nobody has resolved the one before',
      '0 39, 5 37, 15 37, 20 39, 299 39.2, 300',
      ['0 high_temperature 39', '15 cleared high_temperature', '300 high_temperature 39.2'],
    ],
    [
      'is raised anew at once after a return to normal and a resolve',
      '0 39, 5 37, 15 37, 16 resolve, 20 39',
      ['0 high_temperature 39', '15 cleared high_temperature', '20 high_temperature 39'],
    ],
    [
      'is raised as soon as the one that holds it back is resolved',
      '0 39, 5 37, 15 37, 20 39, 25 resolve',
      ['0 high_temperature 39', '15 cleared high_temperature', '25 high_temperature 39'],
    ],
    ['is not raised by a limit that is lowered under an old reading', '0 38, 60 max=37, 600', []],
    [
      'rings again after a resolve',
      '0 39, 1 resolve, 2 39.2',
      ['0 high_temperature 39', '2 high_temperature 39.2'],
    ],
    ['is not raised by the same reading after a resolve', '0 39, 1 resolve, 600', ['0 high_temperature 39']],
    [
      'is stored and silent once acknowledged',
      '0 39, 1 acknowledge, 300 39',
      ['0 high_temperature 39', '300 high_temperature 39 silent'],
    ],
    [
      'follows a limit that is lowered, without a new reading',
      '0 38, 5 max=37, 6',
      ['5 high_temperature 38'],
    ],
    ['is not raised twice by a restart', '0 39, 1 restart, 10 39', ['0 high_temperature 39']],
  ])('%s', (_, script, told) => {
    expect(live(script)).toEqual(told);
  });
});

describe('crying', () => {
  it.each<Case>([
    ['is raised when its time is met exactly', '0 cry, 30', ['30 crying 30']],
    ['is not raised a moment before', '0 cry, 29.9', []],
    ['counts from the first of several cries', '0 cry, 10 cry, 10 cry, 29 cry, 31', ['30 crying 30']],
    ['begins anew after a break', '0 cry, 29 quiet, 29.5 cry, 59, 60', ['59.5 crying 30']],
    ['goes on over a restart', '0 cry, 20 restart, 31', ['30 crying 30']],
    ['follows a threshold that is lowered', '0 cry, 10 cry=5, 11', ['10 crying 10']],
    ['follows a threshold that is raised', '0 cry, 10 cry=60, 59, 61', ['60 crying 60']],
    [
      'is raised again every two minutes while it is heard',
      '0 cry, 149 cry, 150 cry, 269 cry, 270 cry',
      ['30 crying 30', '150 crying 150', '270 crying 270'],
    ],
    [
      'is raised at most every two minutes, however often it is quiet between',
      '0 cry=5, 0 cry, 6 quiet, 17 cry, 23 quiet, 34 cry, 40 quiet, 100 cry, 125',
      ['5 crying 5', '16 cleared crying', '125 crying 25'],
    ],
    [
      'is raised by its deadline when it began after a resolve',
      '0 cry, 31 resolve, 32 quiet, 33 cry, 63',
      ['30 crying 30', '63 crying 30'],
    ],
    ['is not ended by a breath', '0 cry, 31 quiet, 35 cry, 100 cry', ['30 crying 30']],
  ])('%s', (_, script, told) => {
    expect(live(script)).toEqual(told);
  });
});

describe('the position', () => {
  it.each<Case>([
    ['is normal facing up', '0 up, 100', []],
    ['counts from the last facing up', '0 up, 5 left, 30', ['30 abnormal_position 30']],
    ['counts from the first other direction when none was up', '0 left, 30', ['30 abnormal_position 30']],
    ['is not raised a moment before', '0 up, 5 left, 29.9', []],
    ['takes an error of the recogniser for no face', '0 up, 1 error, 30', ['30 face_not_detected 30']],
    [
      'is not stopped by a device that is still looking',
      '0 up, 1 none, 10 looking, 30',
      ['30 face_not_detected 30'],
    ],
    ['is not begun by one either', '0 up, 1 looking, 100', []],
    [
      'is decided by what is held when the time runs out',
      '0 up, 1 left, 29 none, 30',
      ['30 face_not_detected 30'],
    ],
    ['counts both sides as one', '0 up, 1 left, 20 right, 30', ['30 abnormal_position 30']],
    ['begins anew after facing up', '0 up, 1 left, 29 up, 30 left, 58, 59', ['59 abnormal_position 30']],
    [
      'raises the other type once that has lasted by itself',
      '0 up, 1 left, 40 none, 69.9, 70',
      ['30 abnormal_position 30', '70 face_not_detected 30'],
    ],
    [
      'does not raise the other type after a break in it',
      '0 up, 1 left, 40 none, 60 left, 65 none, 90',
      ['30 abnormal_position 30'],
    ],
    ['follows a timeout that is lowered', '0 up, 1 left, 10 position=5, 11', ['10 abnormal_position 10']],
    ['goes on over a restart', '0 up, 1 none, 20 restart, 31', ['30 face_not_detected 30']],
  ])('%s', (_, script, told) => {
    expect(live(script)).toEqual(told);
  });
});

describe('several at once', () => {
  it.each<Case>([
    [
      'are raised each by itself',
      '0 up, 1 left cry 39, 31',
      ['1 high_temperature 39', '30 abnormal_position 30', '31 crying 30'],
    ],
    [
      'have cool-downs of their own',
      '0 39, 1 cry, 31 cry, 151 cry 39, 301 39',
      ['0 high_temperature 39', '31 crying 30', '151 crying 150', '301 high_temperature 39'],
    ],
    [
      'are silenced each by itself',
      '0 39, 1 acknowledge, 2 cry, 32',
      ['0 high_temperature 39', '32 crying 30'],
    ],
  ])('%s', (_, script, told) => {
    expect(live(script)).toEqual(told);
  });
});

describe('a cradle', () => {
  it.each<Case>([
    ['that was never heard is not missed', '0 offline=60, 500', []],
    ['is missed once its time is met exactly', '0 36 offline=60, 59.9, 60', ['60 device_offline 60']],
    ['is not missed when that is turned off', '0 36 offline=0, 900', []],
    ['is missed by a time of its own', '0 36 offline=10, 10', ['10 device_offline 10']],
    ['is not missed for what it left before a restart, for a minute', '0 36 offline=10, 5 restart, 65', []],
    ['is missed after that minute', '0 36 offline=10, 5 restart, 66', ['66 device_offline 66']],
    [
      'is not told to be back by a single message',
      '0 36 offline=60, 60, 100 36, 159, 300',
      ['60 device_offline 60'],
    ],
    [
      'is told to be back when it was heard again for a while',
      '0 36 offline=60, 60, 100 36, 114 36, 115 36',
      ['60 device_offline 60', '115 cleared device_offline'],
    ],
    [
      'is back too when it never says more than something every minute',
      '0 36 offline=60, 60, 100 36, 150 36',
      ['60 device_offline 60', '150 cleared device_offline'],
    ],
    [
      'is not told to be back because somebody turned the alert off',
      '0 36 offline=60, 60, 100 offline=0, 900',
      ['60 device_offline 60'],
    ],
    ['is missed once, however long', '0 36 offline=60, 5000', ['60 device_offline 60']],
  ])('%s', (_, script, told) => {
    expect(live(script)).toEqual(told);
  });
});

describe('one signal', () => {
  const others = (from: number, to: number) =>
    Array.from({ length: (to - from) / 5 + 1 }, (_, index) => `${from + index * 5} picture`).join(', ');

  it.each<Case>([
    ['is missed while others go on', `0 36 picture, ${others(5, 65)}`, ['60 signal_lost temperature']],
    ['is not missed while nothing comes at all', '0 36 picture, 300', []],
    ['that never came is not missed', `${others(0, 300)}`, []],
    [
      'each has an episode of its own',
      `0 36 up picture, ${others(5, 65)}`,
      ['60 signal_lost temperature', '60 signal_lost direction'],
    ],
    [
      'is missed from the return of the cradle on',
      `0 36 picture, ${others(300, 355)}, ${others(360, 365)}`,
      ['360 signal_lost temperature'],
    ],
  ])('%s', (_, script, told) => {
    expect(live(script)).toEqual(told);
  });
});

describe('after a long time without a word', () => {
  it.each<Case>([
    ['of ten minutes, crying goes on', '0 cry=3600, 1 cry, 601 cry, 603 cry=45', ['603 crying 602']],
    ['of more, it begins anew', '0 cry=3600, 0 cry, 601 cry, 602 cry=45, 645.9, 646', ['646 crying 45']],
    ['a position does not count from before', '0 up, 601 none, 630.9, 631', ['631 face_not_detected 30']],
    ['but within it does, as the contract has it', '0 up, 600 none', ['600 face_not_detected 600']],
    ['a start does not say that the baby cries since then', `0 cry, 10 night, ${NIGHT_S + 100}`, []],
    [
      'a start does not repeat what rang then',
      `0 39, 1 cry, 31 night, ${NIGHT_S + 100}`,
      ['0 high_temperature 39', '31 crying 30'],
    ],
    [
      'an alert is new and rings',
      `0 cry, 31 acknowledge night, ${NIGHT_S + 100} cry, ${NIGHT_S + 130}`,
      ['30 crying 30', `${NIGHT_S + 130} crying 30`],
    ],
  ])('%s', (_, script, told) => {
    expect(live(script)).toEqual(told);
  });

  it('a start repeats nothing', () => {
    const baby = createTestCradle()
      .set({ offlineTimeout: 0 })
      .cries('Crying')
      .at(31)
      .restart(NIGHT_S * 1_000);
    expect(baby.told).toEqual(['30 crying 30']);
  });
});

describe('a picture', () => {
  const frames = (word: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => `${from + index} ${word}`).join(', ');

  it.each<Case>([
    [
      'stands still when it is the same for a minute',
      `0 picture, ${frames('same', 1, 61)}`,
      ['60 stream_frozen 60'],
    ],
    ['does not while no frames come', '0 picture, 1 same, 200', []],
    ['does not count a pause of the stream', '0 picture, 1 same, 200 same, 201 same', []],
    [
      'moves again when it is another one for a while',
      `0 picture, ${frames('same', 1, 61)}, ${frames('picture', 62, 77)}`,
      ['60 stream_frozen 60', '77 cleared stream_frozen'],
    ],
    [
      'does not move again by one other picture',
      `0 picture, ${frames('same', 1, 61)}, 62 picture, ${frames('same', 63, 140)}`,
      ['60 stream_frozen 60'],
    ],
  ])('%s', (_, script, told) => {
    expect(live(script)).toEqual(told);
  });
});

it('a start does not say again that a cradle is missed before it had its time to come back', () => {
  const cradle = createTestCradle().measures(36).at(62);
  cradle.restart(NIGHT_S * 1_000);
  expect(cradle.told).toEqual(['60 device_offline 60']);
  cradle.at(62 + NIGHT_S + 59);
  expect(cradle.told).toHaveLength(1);
  cradle.at(62 + NIGHT_S + 60);
  expect(cradle.told).toEqual(['60 device_offline 60', `${62 + NIGHT_S + 60} still device_offline`]);
});

it('what came late, twice or in another order is taken as it comes: the time of its arrival counts', () => {
  expect(live('0 cry, 0 cry, 10 quiet, 10 cry, 40')).toEqual(['40 crying 30']);
  expect(live('0 up, 1 left, 1 left, 1 left, 30')).toEqual(['30 abnormal_position 30']);
});
