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
} as const satisfies WatchingWords;
