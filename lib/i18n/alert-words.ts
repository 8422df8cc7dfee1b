import type { AlertDetails } from '@/lib/alerts/alert';
import type { AlertType } from '@/lib/alerts/types';
import type { Signal } from '@/lib/cradle/topics';
import { formatCelsius } from './format';
import type { Locale } from './locales';

interface AlertWords {
  /** What such an alert is called. */
  kind: string;
  /** What is stored and what phones ring with; in Korean to the letter part of the interface (CONTRACT §5). */
  sentence(details: AlertDetails): string;
}

export const SIGNAL_NAMES: Record<Signal, Record<Locale, string>> = {
  frame: { ko: '영상', en: 'picture' },
  temperature: { ko: '온도', en: 'temperature' },
  crying: { ko: '울음 소리', en: 'crying' },
  direction: { ko: '얼굴 방향', en: 'face direction' },
};

/** "45초", "12분", "2시간 5분": how long something lasted, in whole units. */
export function lasting(seconds: number, locale: Locale): string {
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const [h, min, s] = locale === 'ko' ? ['시간', '분', '초'] : [' h', ' min', ' s'];
  if (hours > 0) return minutes > 0 ? `${hours}${h} ${minutes}${min}` : `${hours}${h}`;
  return minutes > 0 ? `${minutes}${min}` : `${seconds}${s}`;
}

/** How long nobody could watch; null while that goes on, or is not known. */
export function interruptedFor({ from, to }: AlertDetails, locale: Locale): string | null {
  if (from === undefined || to === undefined) return null;
  return lasting(Math.max(0, Math.round((to - from) / 1_000)), locale);
}

const WORDS: Record<AlertType, Record<Locale, AlertWords>> = {
  high_temperature: {
    ko: {
      kind: '높은 온도',
      sentence: ({ value }) =>
        value === undefined
          ? '⚠️ 아기의 체온이 높습니다!'
          : `⚠️ 아기의 체온이 ${formatCelsius(value, 'ko')}로 높습니다!`,
    },
    en: {
      kind: 'High temperature',
      sentence: ({ value }) =>
        value === undefined
          ? 'The sensor temperature was too high.'
          : `The sensor temperature was ${formatCelsius(value, 'en')}.`,
    },
  },
  crying: {
    ko: {
      kind: '울음',
      sentence: ({ seconds }) =>
        seconds === undefined ? '😢 아기가 울고 있습니다!' : `😢 아기가 ${seconds}초 동안 울고 있습니다!`,
    },
    en: {
      kind: 'Crying',
      sentence: ({ seconds }) =>
        seconds === undefined
          ? 'Your baby was crying.'
          : `Your baby had been crying for ${lasting(seconds, 'en')}.`,
    },
  },
  abnormal_position: {
    ko: {
      kind: '바로 누워 있지 않음',
      sentence: ({ seconds, direction }) =>
        seconds === undefined || direction === undefined
          ? '⚠️ 아기가 바로 누워 있지 않습니다!'
          : `⚠️ 아기가 ${seconds}초 동안 ${direction} 상태입니다!`,
    },
    en: {
      kind: 'Not on the back',
      sentence: ({ seconds }) =>
        seconds === undefined
          ? 'Your baby was not lying face up.'
          : `Your baby had not been lying face up for ${lasting(seconds, 'en')}.`,
    },
  },
  face_not_detected: {
    ko: {
      kind: '얼굴이 안 보임',
      sentence: ({ seconds }) =>
        seconds === undefined
          ? '⚠️ 아기 얼굴이 인식되지 않았습니다!'
          : `⚠️ 아기 얼굴이 ${seconds}초 동안 인식되지 않았습니다!`,
    },
    en: {
      kind: 'Face not seen',
      sentence: ({ seconds }) =>
        seconds === undefined
          ? 'The camera could not see the face.'
          : `The camera had not seen the face for ${lasting(seconds, 'en')}.`,
    },
  },
  device_offline: {
    ko: {
      kind: '요람 연결 끊김',
      sentence: ({ seconds = 0 }) => `📡 요람에서 ${lasting(seconds, 'ko')} 동안 아무 신호도 오지 않습니다!`,
    },
    en: {
      kind: 'Cradle not connected',
      sentence: ({ seconds = 0 }) => `Nothing has come from the cradle for ${lasting(seconds, 'en')}.`,
    },
  },
  stream_frozen: {
    ko: {
      kind: '멈춘 영상',
      sentence: ({ seconds = 0 }) => `📷 영상이 ${lasting(seconds, 'ko')} 동안 멈춰 있습니다!`,
    },
    en: {
      kind: 'Frozen picture',
      sentence: ({ seconds = 0 }) => `The picture has been standing still for ${lasting(seconds, 'en')}.`,
    },
  },
  signal_lost: {
    ko: {
      kind: '신호 하나가 끊김',
      sentence: ({ signal = 'frame', seconds = 0 }) =>
        `📡 ${SIGNAL_NAMES[signal].ko} 신호가 ${lasting(seconds, 'ko')} 동안 오지 않습니다!`,
    },
    en: {
      kind: 'One signal missing',
      sentence: ({ signal = 'frame', seconds = 0 }) =>
        `No ${SIGNAL_NAMES[signal].en} signal has come for ${lasting(seconds, 'en')}.`,
    },
  },
  watch_interrupted: {
    ko: {
      kind: '지켜보지 못한 시간',
      sentence(details) {
        const time = interruptedFor(details, 'ko');
        return time === null
          ? '⚠️ 지금 요람을 지켜보지 못하고 있습니다! 서버를 확인해 주세요.'
          : `⚠️ 서버가 ${time} 동안 요람을 지켜보지 못했습니다!`;
      },
    },
    en: {
      kind: 'Not watched',
      sentence(details) {
        const time = interruptedFor(details, 'en');
        return time === null
          ? 'The cradle is not being watched right now. Please check the server.'
          : `The server could not watch the cradle for ${time}.`;
      },
    },
  },
  recording_stopped: {
    ko: {
      kind: '녹화 중단',
      sentence: () => '💾 저장 공간이 부족해 녹화하지 못하고 있습니다!',
    },
    en: {
      kind: 'Recording stopped',
      sentence: () => 'Nothing is being recorded: there is too little room left on the disk.',
    },
  },
};

/** What an alert of this type is called. */
export function alertKind(type: AlertType, locale: Locale): string {
  return WORDS[type][locale].kind;
}

/** What an alert says, from its details: what a row of an earlier installation lacks is left out. */
export function alertSentence(type: AlertType, details: AlertDetails, locale: Locale): string {
  return WORDS[type][locale].sentence(details);
}
