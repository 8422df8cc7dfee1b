import type { CertificateWords } from './shape';

export const certificateKo = {
  title: '우리 집 인증서 설치',
  lead: '이 인증서를 설치하면 휴대전화가 우리 집 스마트 요람을 안전한 주소로 여겨요. 집 안의 이름과 주소에만 쓸 수 있게 만들었어요.',
  download: '인증서 받기',
  appleTitle: '아이폰 · 아이패드',
  apple: [
    '사파리로 열어 “인증서 받기”를 누르고 허용해요.',
    '설정 › 일반 › VPN 및 기기 관리에서 Smart Cradle을 눌러 설치해요.',
    '설정 › 일반 › 정보 › 인증서 신뢰 설정에서 Smart Cradle을 켜요. 이것까지 해야 믿을 수 있는 주소가 돼요.',
  ],
  androidTitle: '안드로이드',
  android: [
    '“인증서 받기”를 눌러 파일을 받아요.',
    '설정에서 “CA 인증서”를 찾아 열어요. 보통 보안 › 암호화 및 사용자 인증 정보 › 인증서 설치 안에 있어요.',
    '경고를 읽고 “무시하고 설치”를 누른 다음, 받은 파일을 골라요.',
  ],
  fingerprint: 'SHA-256 지문',
  fingerprintHint: '설치할 때 휴대전화에 보이는 지문과, 서버 화면에 나온 지문이 이것과 같아야 해요.',
} as const satisfies CertificateWords;
