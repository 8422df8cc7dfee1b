import type { StartWords } from './shape';

export const startKo = {
  title: '첫 밤을 준비해요',
  lead: '알림이 정말 울리는지까지 확인해요. 언제든 멈췄다가 이어서 할 수 있어요.',
  progress: (done, all) => `${all}단계 중 ${done}단계를 마쳤어요`,
  steps: {
    account: { title: '계정', hint: '' },
    cradle: { title: '요람', hint: '요람의 전원을 켜고 연결해 주세요.' },
    push: {
      title: '이 기기의 알림',
      hint: '화면을 꺼 두어도 알림이 오게\u00a0해요. 브라우저가 물으면 “허용”을 골라 주세요.',
    },
    test: {
      title: '시험 알림',
      hint: '진짜 알림과 같은 길로 보내요. 휴대전화 소리를 켜고, 알림이 뜨는지 봐 주세요.',
    },
  },
  marks: {
    done: '마쳤어요',
    open: '아직이에요',
    unknown: '확인하고 있어요',
    barred: '이 기기에서는 할 수 없어요',
  },
  account: (username) => `${username} 님으로 로그인했어요.`,
  cradle: (cradle) => `등록한 요람: ${cradle}`,
  push: { on: '이 기기로 푸시 알림을 받고 있어요.' },
  test: {
    send: '시험 알림 보내기',
    sending: '보내는 중…',
    waiting: '보냈어요. 화면에 뜨기를 기다리고 있어요…',
    shown: '기기에 떴어요 ·',
    unseen: '보냈지만 화면에 떴다는 소식이 없어요. 기기의 알림 설정과 방해 금지 모드를 살펴봐 주세요.',
    failed: '보내지 못했어요. 잠시 후 다시 눌러 주세요.',
    unknown: '전에 확인했는지 지금은 알 수 없어요. 시험 알림은 보낼 수 있어요.',
  },
  email: '푸시를 쓸 수 없으면 이메일로 받기',
  ready: '준비가 끝났어요',
  readyHint: '무슨 일이 있으면 이 기기가 알려 드려요.',
  toDashboard: '요람 보러 가기',
  later: '나중에 하기',
  laterHint: '남은 준비는 첫 화면에서 이어서 할 수 있어요.',
  card: {
    title: '아직 준비가 남았어요',
    body: (steps) => `남은 것: ${steps}. 그때까지는 알림을 놓칠 수 있어요.`,
    go: '이어서 하기',
    dismiss: '다시 알리지 않기',
  },
} as const satisfies StartWords;
