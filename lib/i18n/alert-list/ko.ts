import type { AlertListWords } from './shape';

export const alertListKo = {
  unread: (count) => `안 읽은 알림 ${count}건`,
  noneUnread: '모두 읽었어요.',
  unreadMark: '안 읽음',
  seeAll: '모두 읽음',
  seeingAll: '저장하는 중…',
  filters: {
    state: '상태로 골라 보기',
    kind: '종류로 골라 보기',
    cradle: '요람으로 골라 보기',
    states: { all: '전체', open: '해결 전', unread: '안 읽음', resolved: '해결됨', kept: '보관' },
    kinds: { all: '모든 알림', baby: '아기', watch: '연결·기기' },
    allCradles: '모든 요람',
  },
  none: '아직 받은 알림이 없어요.',
  noneOfThese: '여기에 맞는 알림이 없어요.',
  noneOlder: '더 이전 알림은 없어요.',
  showAll: '전체 알림 보기',
  showOlder: '더 이전 알림 보기',
  showNewest: '최근 알림 보기',
  timeUnknown: '시각이 남아 있지 않은 알림',
  undo: '되돌리기',
  undoing: '되돌리는 중…',
  undoThis: (kind) => `${kind} 알림 해결을 되돌리기`,
} as const satisfies AlertListWords;
