import type { WatchingWords } from './shape';

export const watchingKo = {
  title: '요람 지켜보기',
  inUse: '이 요람을 지켜보고 있어요.',
  notInUse: '이 요람은 사용 안 함이에요. 무슨 일이 있어도 알림이 울리지 않아요.',
  notInUseHint: '요람을 한동안 쓰지 않을 때는 사용 안 함으로 바꿔 두세요. 그동안은 알림이 울리지 않아요.',
  stop: '사용 안 함으로 바꾸기',
  start: '다시 사용하기',
  saving: '저장하는 중…',
  started: '이제 이 요람을 다시 지켜봐요.',
  stopped: '사용 안 함으로 바꿨어요. 이제 알림이 울리지 않아요.',
  offline: '연결이 끊긴 시간',
  offlineHint: '요람에서 이만큼 아무 소식이 없으면 알림을 받아요. 0이면 이 알림을 받지 않아요.',
  offlineRange: (min, max, initial) => `${min}–${max}초 · 기본값 ${initial}초`,
  offlineSubmit: '이 시간으로 저장하기',
  offlineSaved: (seconds) =>
    seconds === 0
      ? '저장했어요. 연결이 끊겨도 알리지 않아요.'
      : `저장했어요. ${seconds}초 동안 소식이 없으면 알려요.`,
} as const satisfies WatchingWords;
