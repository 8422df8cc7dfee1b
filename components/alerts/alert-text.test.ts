import { describe, expect, it } from 'vitest';
import { describeAlert } from './alert-text';

const stored = (alert_type: string, alert_message: string, temperature: number | null = null) => ({
  alert_type,
  alert_message,
  temperature,
});

describe('describeAlert', () => {
  it.each([
    [
      stored('high_temperature', '⚠️ 아기의 체온이 38.6°C로 높습니다!', 38.6),
      '센서 온도가 38.6°C로 높았어요.',
    ],
    [stored('high_temperature', ''), '센서 온도가 높았어요.'],
    [stored('crying', '😢 아기가 95초 동안 울고 있습니다!', 36.8), '아기가 1분 동안 울었어요.'],
    [
      stored('abnormal_position', '⚠️ 아기가 31초 동안 좌측으로 움직임 상태입니다!'),
      '아기가 31초 동안 바로 누워 있지 않았어요.',
    ],
    [
      stored('face_not_detected', '⚠️ 아기 얼굴이 31초 동안 인식되지 않았습니다!'),
      '31초 동안 얼굴이 안 보였어요.',
    ],
  ])('says %j in the words of Korean pages', (alert, sentence) => {
    expect(describeAlert(alert, 'ko')).toMatchObject({ sentence, lang: undefined });
  });

  it.each([
    [
      stored('high_temperature', '⚠️ 아기의 체온이 38.6°C로 높습니다!', 38.6),
      'The sensor temperature was 38.6°C.',
    ],
    [stored('high_temperature', ''), 'The sensor temperature was too high.'],
    [stored('crying', '😢 아기가 35초 동안 울고 있습니다!', 36.8), 'Your baby had been crying for 35 s.'],
    [stored('crying', ''), 'Your baby was crying.'],
    [
      stored('abnormal_position', '⚠️ 아기가 31초 동안 좌측으로 움직임 상태입니다!'),
      'Your baby had not been face up for 31 s.',
    ],
    [
      stored('face_not_detected', '⚠️ 아기 얼굴이 31초 동안 인식되지 않았습니다!'),
      'The face had not been seen for 31 s.',
    ],
  ])('says %j anew on English pages', (alert, sentence) => {
    expect(describeAlert(alert, 'en')).toMatchObject({ sentence, lang: undefined });
  });

  it('says what its details know rather than what its text lets guess', () => {
    const alert = {
      ...stored('signal_lost', '📡 영상 신호가 1분 동안 오지 않습니다!'),
      details: { seconds: 60 },
    };
    expect(describeAlert({ ...alert, details: { seconds: 60, signal: 'crying' } }, 'en').sentence).toBe(
      'No crying signal had come for 1 min.',
    );
    expect(describeAlert(alert, 'ko').sentence).toBe('영상 신호가 1분 동안 오지 않았어요.');
  });

  it.each([
    ['ko', 30, '아기가 30초 넘게 울고 있어요.'],
    ['ko', 1_230, '아기가 20분 넘게 울고 있어요.'],
    ['en', 30, 'Your baby has been crying for 30 s.'],
    ['en', 1_230, 'Your baby has been crying for 20 min.'],
  ] as const)('says in %s how long it has gone on by now, after %d s', (locale, lasted, sentence) => {
    const crying = { ...stored('crying', ''), details: { seconds: 30 } };
    expect(describeAlert(crying, locale, lasted).sentence).toBe(sentence);
  });

  it('shows what was stored of a type that has no words, and in which language that is', () => {
    const alert = stored('humidity', '습도가 높습니다!');
    expect(describeAlert(alert, 'ko')).toEqual({
      kind: '알림',
      sentence: '습도가 높습니다!',
      lang: undefined,
    });
    expect(describeAlert(alert, 'en')).toEqual({ kind: 'Alert', sentence: '습도가 높습니다!', lang: 'ko' });
  });
});
