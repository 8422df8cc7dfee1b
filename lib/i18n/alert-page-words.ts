import type { AlertDetails } from '@/lib/alerts/alert';
import type { AlertType } from '@/lib/alerts/types';
import { interruptedFor, lasting, SIGNAL_NAMES } from './alert-words';
import { formatCelsius } from './format';
import type { Locale } from './locales';

/**
 * What an alert says where a parent reads it with more around it: in the calm words of the pages. A sensor on a cradle
 * does not measure the warmth of a body.
 */
interface PageSentences {
  /** While it goes on; `seconds` is how long by now. */
  now(details: AlertDetails): string;
  /** Once it is over, or nobody watches for its end. */
  past(details: AlertDetails): string;
}

const WORDS: Record<AlertType, Record<Locale, PageSentences>> = {
  high_temperature: {
    ko: {
      now: ({ value }) =>
        value === undefined ? '센서 온도가 높아요.' : `센서 온도가 ${formatCelsius(value, 'ko')}로 높아요.`,
      past: ({ value }) =>
        value === undefined
          ? '센서 온도가 높았어요.'
          : `센서 온도가 ${formatCelsius(value, 'ko')}로 높았어요.`,
    },
    en: {
      now: ({ value }) =>
        value === undefined
          ? 'The sensor temperature is too high.'
          : `The sensor temperature is high: ${formatCelsius(value, 'en')}.`,
      past: ({ value }) =>
        value === undefined
          ? 'The sensor temperature was too high.'
          : `The sensor temperature was ${formatCelsius(value, 'en')}.`,
    },
  },
  crying: {
    ko: timed('ko', {
      now: [(time) => `아기가 ${time} 넘게 울고 있어요.`, '아기가 울고 있어요.'],
      past: [(time) => `아기가 ${time} 동안 울었어요.`, '아기가 울었어요.'],
    }),
    en: timed('en', {
      now: [(time) => `Your baby has been crying for ${time}.`, 'Your baby is crying.'],
      past: [(time) => `Your baby had been crying for ${time}.`, 'Your baby was crying.'],
    }),
  },
  abnormal_position: {
    ko: timed('ko', {
      now: [(time) => `아기가 ${time} 넘게 바로 누워 있지 않아요.`, '아기가 바로 누워 있지 않아요.'],
      past: [(time) => `아기가 ${time} 동안 바로 누워 있지 않았어요.`, '아기가 바로 누워 있지 않았어요.'],
    }),
    en: timed('en', {
      now: [(time) => `Your baby has not been face up for ${time}.`, 'Your baby is not face up.'],
      past: [(time) => `Your baby had not been face up for ${time}.`, 'Your baby was not face up.'],
    }),
  },
  face_not_detected: {
    ko: timed('ko', {
      now: [(time) => `${time} 넘게 얼굴이 안 보여요.`, '얼굴이 안 보여요.'],
      past: [(time) => `${time} 동안 얼굴이 안 보였어요.`, '얼굴이 안 보였어요.'],
    }),
    en: timed('en', {
      now: [(time) => `The face has not been seen for ${time}.`, 'The face is not seen.'],
      past: [(time) => `The face had not been seen for ${time}.`, 'The face was not seen.'],
    }),
  },
  device_offline: {
    ko: timed('ko', {
      now: [(time) => `요람에서 ${time} 넘게 아무 소식이 없어요.`, '요람에서 아무 소식이 없어요.'],
      past: [(time) => `요람에서 ${time} 동안 아무 소식이 없었어요.`, '요람에서 아무 소식이 없었어요.'],
    }),
    en: timed('en', {
      now: [(time) => `Nothing from the cradle for over ${time}.`, 'Nothing comes from the cradle.'],
      past: [(time) => `Nothing had come from the cradle for ${time}.`, 'Nothing came from the cradle.'],
    }),
  },
  stream_frozen: {
    ko: timed('ko', {
      now: [(time) => `영상이 ${time} 넘게 멈춰 있어요.`, '영상이 멈춰 있어요.'],
      past: [(time) => `영상이 ${time} 동안 멈춰 있었어요.`, '영상이 멈춰 있었어요.'],
    }),
    en: timed('en', {
      now: [(time) => `The picture has stood still for ${time}.`, 'The picture stands still.'],
      past: [(time) => `The picture had stood still for ${time}.`, 'The picture stood still.'],
    }),
  },
  signal_lost: {
    ko: {
      now: (details) => `${signalOf(details, 'ko')} 신호가 ${timeOf(details, 'ko')} 넘게 오지 않아요.`,
      past: (details) => `${signalOf(details, 'ko')} 신호가 ${timeOf(details, 'ko')} 동안 오지 않았어요.`,
    },
    en: {
      now: (details) => `No ${signalOf(details, 'en')} signal has come for ${timeOf(details, 'en')}.`,
      past: (details) => `No ${signalOf(details, 'en')} signal had come for ${timeOf(details, 'en')}.`,
    },
  },
  watch_interrupted: {
    ko: interrupted('ko', {
      now: '지금 요람을 지켜보지 못하고 있어요. 서버를 확인해 주세요.',
      past: '서버가 요람을 지켜보지 못했어요.',
      after: (time) => `서버가 ${time} 동안 요람을 지켜보지 못했어요.`,
    }),
    en: interrupted('en', {
      now: 'The cradle is not being watched right now. Please check the server.',
      past: 'The server could not watch the cradle.',
      after: (time) => `The server could not watch the cradle for ${time}.`,
    }),
  },
  recording_stopped: {
    ko: {
      now: () => '저장 공간이 모자라서 녹화하지 못하고 있어요.',
      past: () => '저장 공간이 모자라서 녹화하지 못했어요.',
    },
    en: {
      now: () => 'Nothing is being recorded: there is too little room left on the disk.',
      past: () => 'Nothing was recorded: there was too little room left on the disk.',
    },
  },
};

/** What an alert says on a page; what a row of an earlier installation lacks is left out. */
export function alertPageSentence(
  type: AlertType,
  details: AlertDetails,
  { locale, goesOn }: { locale: Locale; goesOn: boolean },
): string {
  const { now, past } = WORDS[type][locale];
  return goesOn ? now(details) : past(details);
}

/** With how long it has lasted, and without. */
type Timed = readonly [(time: string) => string, string];

function timed(locale: Locale, { now, past }: Record<'now' | 'past', Timed>): PageSentences {
  const say =
    ([withTime, without]: Timed) =>
    ({ seconds }: AlertDetails) =>
      seconds === undefined ? without : withTime(lasting(seconds, locale));
  return { now: say(now), past: say(past) };
}

/** One whose end is known is told in the past, whatever became of its alert. */
function interrupted(
  locale: Locale,
  { now, past, after }: { now: string; past: string; after: (time: string) => string },
): PageSentences {
  const say = (without: string) => (details: AlertDetails) => {
    const time = interruptedFor(details, locale);
    return time === null ? without : after(time);
  };
  return { now: say(now), past: say(past) };
}

function timeOf({ seconds = 0 }: AlertDetails, locale: Locale): string {
  return lasting(seconds, locale);
}

function signalOf({ signal = 'frame' }: AlertDetails, locale: Locale): string {
  return SIGNAL_NAMES[signal][locale];
}
