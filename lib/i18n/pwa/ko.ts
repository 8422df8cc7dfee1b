import type { PwaWords } from './shape';

export const pwaKo = {
  offline: {
    title: '서버에 연결되지 않아요',
    warning: '지금 아기가 어떤지 알 수 없어요. 직접 살펴봐 주세요.',
    hint: '휴대전화의 인터넷과 집의 공유기, 스마트 요람 서버의 전원을 확인해 주세요.',
    retry: '다시 연결하기',
  },
  install: {
    title: '앱으로 쓰기',
    lead: '홈 화면에 두면 한 번에 열리고, 화면을 꺼 두어도 알림이 와요.',
    button: '앱 설치하기',
    installed: '지금 앱으로 열려 있어요.',
    appleTitle: '아이폰 · 아이패드',
    apple: [
      '사파리에서 이 페이지를 열고 공유 버튼을 눌러요.',
      '“홈 화면에 추가”를 눌러요.',
      '홈 화면에 생긴 아이콘으로 열고, 설정의 “알림 받을 곳”에서 푸시를 켜요. 아이폰은 이렇게 열어야 푸시가 와요(iOS 16.4부터).',
    ],
    androidTitle: '안드로이드',
    android: [
      '크롬 메뉴(⋮)에서 “홈 화면에 추가”나 “앱 설치”를 눌러요.',
      '설정의 “알림 받을 곳”에서 푸시를 켜요.',
    ],
    desktopTitle: '컴퓨터',
    desktop: ['크롬이나 엣지에서는 주소창 오른쪽의 설치 아이콘을 눌러요.'],
    noScript: '자바스크립트가 꺼져 있어서 이 브라우저에서 무엇이 되는지 알 수 없어요.',
  },
  secure: {
    title: '이 주소에서 쓸 수 있는 것',
    short: '안전한 주소(https)가 아니라서 푸시 알림, QR 카메라, 화면 켜 두기를 쓸 수 없어요.',
    more: '고치는 방법 보기',
    yes: '쓸 수 있어요',
    no: '쓸 수 없어요',
    checking: '확인하고 있어요…',
    powers: {
      push: '푸시 알림',
      camera: '카메라로 QR 읽기',
      wakeLock: '화면 켜 두기',
      install: '앱 설치와 오프라인 안내',
    },
    fix: 'https 주소로 바꾸려면',
    steps: [
      '스마트 요람이 있는 컴퓨터에서 npm run certificate를 실행해요. 이 집만의 인증서를 만들어 줘요.',
      '화면에 나오는 주소를 휴대전화로 열어 인증서를 설치하고, 안내대로 ‘신뢰’로 설정해요.',
      '서버를 다시 켜고 https로 시작하는 주소로 열어요.',
    ],
  },
  shortcuts: { bedside: '머리맡 화면', tonight: '오늘 밤 점검', alerts: '알림' },
} as const satisfies PwaWords;
