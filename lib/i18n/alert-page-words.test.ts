import { describe, expect, it } from 'vitest';
import type { AlertDetails } from '@/lib/alerts/alert';
import { ALERT_TYPES, type AlertType } from '@/lib/alerts/types';
import { alertPageSentence } from './alert-page-words';

describe('what an alert says on a page', () => {
  it.each(ALERT_TYPES)('is calm in Korean, and claims nothing of the body: %s', (type) => {
    for (const goesOn of [true, false]) {
      for (const details of [
        {},
        { seconds: 95, value: 38.6, cause: 'broker', from: 0, to: 120_000 } as const,
      ]) {
        const sentence = alertPageSentence(type, details, { locale: 'ko', goesOn });
        expect(sentence).toMatch(/^[가-힣\d][^!⚠😢📡📷💾]*요\.$/u);
        expect(sentence).not.toContain('체온');
      }
    }
  });

  it.each<[AlertType, AlertDetails, string, string]>([
    [
      'high_temperature',
      { value: 38.6 },
      '센서 온도가 38.6°C로 높아요.',
      'The sensor temperature is high: 38.6°C.',
    ],
    ['crying', { seconds: 30 }, '아기가 30초 넘게 울고 있어요.', 'Your baby has been crying for 30 s.'],
    [
      'abnormal_position',
      { seconds: 31 },
      '아기가 31초 넘게 바로 누워 있지 않아요.',
      'Your baby has not been face up for 31 s.',
    ],
    [
      'face_not_detected',
      { seconds: 31 },
      '31초 넘게 얼굴이 안 보여요.',
      'The face has not been seen for 31 s.',
    ],
    [
      'device_offline',
      { seconds: 60 },
      '요람에서 1분 넘게 아무 소식이 없어요.',
      'Nothing from the cradle for over 1 min.',
    ],
    [
      'stream_frozen',
      { seconds: 45 },
      '영상이 45초 넘게 멈춰 있어요.',
      'The picture has stood still for 45 s.',
    ],
    [
      'signal_lost',
      { signal: 'temperature', seconds: 125 },
      '온도 신호가 2분 넘게 오지 않아요.',
      'No temperature signal has come for 2 min.',
    ],
    [
      'watch_interrupted',
      { from: 0 },
      '지금 요람을 지켜보지 못하고 있어요. 서버를 확인해 주세요.',
      'The cradle is not being watched right now. Please check the server.',
    ],
    [
      'recording_stopped',
      {},
      '저장 공간이 모자라서 녹화하지 못하고 있어요.',
      'Nothing is being recorded: there is too little room left on the disk.',
    ],
  ])('is told in the present while it goes on: %s', (type, details, ko, en) => {
    expect(alertPageSentence(type, details, { locale: 'ko', goesOn: true })).toBe(ko);
    expect(alertPageSentence(type, details, { locale: 'en', goesOn: true })).toBe(en);
    expect(alertPageSentence(type, details, { locale: 'ko', goesOn: false })).not.toBe(ko);
    expect(alertPageSentence(type, details, { locale: 'en', goesOn: false })).not.toBe(en);
  });

  it('is told in the past of a time that is known to be over', () => {
    const details = { from: 0, to: 120_000 };
    expect(alertPageSentence('watch_interrupted', details, { locale: 'ko', goesOn: true })).toBe(
      '서버가 2분 동안 요람을 지켜보지 못했어요.',
    );
  });
});
