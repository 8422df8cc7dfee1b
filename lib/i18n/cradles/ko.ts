import type { CradlesWords } from './shape';

export const cradlesKo = {
  title: '내 요람',
  lead: '요람에 이름을 붙이고, 쓰지 않을 때는 지켜보기를 멈춰 두세요.',
  none: '아직 등록한 요람이 없어요.',
  add: '요람 등록',
  about: (cradle) => `요람: ${cradle}`,
  name: {
    label: '요람 이름',
    hint: (most) => `${most}자까지 쓸 수 있어요. 비워 두면 이름이 지워져요.`,
    edit: '이름 바꾸기',
    editThis: (cradle) => `이름 바꾸기: ${cradle}`,
    save: '저장',
    saving: '저장하는 중…',
    cancel: '취소',
    saved: (name) => `이름을 바꿨어요: ${name}`,
    removed: '이름을 지웠어요.',
  },
  facts: {
    uuid: '고유번호',
    ip: 'IP 주소',
    since: '처음 연결',
    heard: '마지막 소식',
    never: '아직 없어요',
    noAddress: '알 수 없어요',
  },
  picture: {
    of: (cradle) => `요람 사진: ${cradle}`,
    loading: '사진을 불러오고 있어요…',
    none: '아직 받은 사진이 없어요',
    unknown: '사진을 불러오지 못했어요',
    old: '지난 사진 ·',
  },
  use: {
    label: '지켜보기',
    on: '무슨 일이 있으면 알림이 울려요.',
    off: '사용 안 함. 무슨 일이 있어도 알림이 울리지 않아요.',
    onThis: (cradle) => `지켜보기: ${cradle}`,
  },
  remove: {
    open: '요람 삭제',
    openThis: (cradle) => `요람 삭제: ${cradle}`,
    close: '닫기',
  },
} as const satisfies CradlesWords;
