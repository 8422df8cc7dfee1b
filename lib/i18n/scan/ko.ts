import type { ScanWords } from './shape';

export const scanKo = {
  title: 'QR 코드로 등록',
  hint: '요람에 붙은 QR 코드를 비추면 바로 등록돼요.',
  open: '카메라 켜기',
  opening: '카메라를 켜는 중…',
  looking: 'QR 코드를 찾고 있어요. 화면 가운데에 오도록 비춰 주세요.',
  stop: '카메라 끄기',
  other: '요람의 QR 코드가 아니에요. 요람에 붙은 코드를 비춰 주세요.',
  found: (uuid) => `찾았어요: ${uuid}`,
  problems: {
    insecure:
      'https로 시작하는 주소로 열어야 카메라를 쓸 수 있어요. 사진을 찍어 고르거나 직접 입력해 주세요.',
    unsupported: '이 브라우저에서는 카메라를 쓸 수 없어요. 사진을 찍어 고르거나 직접 입력해 주세요.',
    denied:
      '카메라를 허용하지 않았어요. 브라우저 설정에서 허용하거나, 사진을 찍어 고르거나, 직접 입력해 주세요.',
    missing: '카메라를 찾지 못했어요. QR 코드 사진을 고르거나 직접 입력해 주세요.',
    busy: '카메라를 켜지 못했어요. 다른 앱에서 쓰고 있다면 끄고 다시 눌러 주세요.',
  },
  photo: '사진에서 찾기',
  reading: '사진을 읽고 있어요…',
  nothing: '사진에서 QR 코드를 찾지 못했어요. 가까이에서 또렷하게 다시 찍어 주세요.',
  unreadable: '사진을 읽지 못했어요. 다른 사진을 골라 주세요.',
  view: '카메라 화면',
  or: '또는 직접 입력',
} as const satisfies ScanWords;
