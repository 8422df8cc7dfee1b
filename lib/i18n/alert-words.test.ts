import { describe, expect, it } from 'vitest';
import type { AlertDetails } from '@/lib/alerts/alert';
import { ALERT_TYPES, type AlertType } from '@/lib/alerts/types';
import { alertKind, alertSentence } from './alert-words';

describe('what an alert says', () => {
  it.each<[AlertType, AlertDetails, string, string]>([
    [
      'high_temperature',
      { value: 38.6 },
      '⚠️ 아기의 체온이 38.6°C로 높습니다!',
      'The sensor temperature was 38.6°C.',
    ],
    ['high_temperature', {}, '⚠️ 아기의 체온이 높습니다!', 'The sensor temperature was too high.'],
    ['crying', { seconds: 35 }, '😢 아기가 35초 동안 울고 있습니다!', 'Your baby had been crying for 35 s.'],
    [
      'abnormal_position',
      { seconds: 31, direction: '좌측으로 움직임' },
      '⚠️ 아기가 31초 동안 좌측으로 움직임 상태입니다!',
      'Your baby had not been lying face up for 31 s.',
    ],
    [
      'face_not_detected',
      { seconds: 31 },
      '⚠️ 아기 얼굴이 31초 동안 인식되지 않았습니다!',
      'The camera had not seen the face for 31 s.',
    ],
    [
      'device_offline',
      { seconds: 60 },
      '📡 요람에서 1분 동안 아무 신호도 오지 않습니다!',
      'Nothing has come from the cradle for 1 min.',
    ],
    [
      'stream_frozen',
      { seconds: 45 },
      '📷 영상이 45초 동안 멈춰 있습니다!',
      'The picture has been standing still for 45 s.',
    ],
    [
      'signal_lost',
      { signal: 'temperature', seconds: 125 },
      '📡 온도 신호가 2분 동안 오지 않습니다!',
      'No temperature signal has come for 2 min.',
    ],
    [
      'watch_interrupted',
      { cause: 'process', from: 0, to: 7_500_000 },
      '⚠️ 서버가 2시간 5분 동안 요람을 지켜보지 못했습니다!',
      'The server could not watch the cradle for 2 h 5 min.',
    ],
    [
      'watch_interrupted',
      { cause: 'broker', from: 0 },
      '⚠️ 지금 요람을 지켜보지 못하고 있습니다! 서버를 확인해 주세요.',
      'The cradle is not being watched right now. Please check the server.',
    ],
    [
      'recording_stopped',
      {},
      '💾 저장 공간이 부족해 녹화하지 못하고 있습니다!',
      'Nothing is being recorded: there is too little room left on the disk.',
    ],
  ])('%s %j', (type, details, ko, en) => {
    expect(alertSentence(type, details, 'ko')).toBe(ko);
    expect(alertSentence(type, details, 'en')).toBe(en);
  });

  it('has a name of its own for each type', () => {
    for (const locale of ['ko', 'en'] as const) {
      expect(new Set(ALERT_TYPES.map((type) => alertKind(type, locale))).size).toBe(ALERT_TYPES.length);
    }
  });
});
