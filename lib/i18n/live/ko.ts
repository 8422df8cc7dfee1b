import type { LiveWords } from './shape';

export const liveKo = {
  picture: {
    frozenFor: (time) => `같은 화면이 ${time}째예요`,
    frozenHint: '카메라가 멈춘 것 같아요. 아기를 직접 살펴봐 주세요.',
    enterFull: '전체 화면으로 보기',
    leaveFull: '전체 화면 끝내기',
    openSmall: '작은 창으로 보기',
    closeSmall: '작은 창 닫기',
    smallFailed: '작은 창을 열지 못했어요.',
    alerts: (count) => `알림 ${count}건`,
  },
  trend: {
    lastHour: (low, high) => `지난 1시간 동안 ${low}에서 ${high} 사이`,
    higher: (degrees) => `30분 전보다 ${degrees} 높아요`,
    lower: (degrees) => `30분 전보다 ${degrees} 낮아요`,
    same: '30분 전과 같아요',
    unknown: '30분 전 온도는 아직 없어요',
  },
  lasting: {
    crying: {
      Crying: (time) => `${time}째 울고 있어요`,
      'Not Crying': (time) => `${time}째 조용해요`,
    },
    direction: {
      '정면 유지 중': (time) => `${time}째 얼굴이 위를 보고 있어요`,
      '좌측으로 움직임': (time) => `${time}째 화면 왼쪽을 보고 있어요`,
      '우측으로 움직임': (time) => `${time}째 화면 오른쪽을 보고 있어요`,
      '인식 안됨': (time) => `${time}째 얼굴이 안 보여요. 한번 살펴봐 주세요.`,
    },
  },
  limits: {
    temperature: (degrees) => `${degrees}를 넘으면 알려요`,
    crying: (time) => `${time} 넘게 울면 알려요`,
    direction: (time) => `${time} 넘게 얼굴이 위를 보지 않으면 알려요`,
    none: '사용 안 함이라 알리지 않아요',
  },
  motor: {
    cannotStart: '요람에서 소식이 없어 지금은 흔들 수 없어요.',
    stopMayNotHear: '멈추기는 누를 수 있지만, 요람이 듣지 못할 수 있어요.',
    notConfirmed: '요람이 확인하지 않음',
    unknownNow: '지금 흔들리고 있는지는 알 수 없어요.',
  },
  cradles: {
    title: '모든 요람',
    hint: '몇 초에 한 번씩 사진을 한 장 받아요.',
    statuses: {
      loading: '불러오는 중',
      fresh: '연결됨',
      frozen: '멈춘 화면',
      noSignal: '화면 신호 없음',
      lost: '서버 연결 끊김',
    },
    shownFrom: (age) => `${age} 모습`,
    never: '받은 화면 없음',
    alerts: (count) => `알림 ${count}건`,
    noAlerts: '열린 알림 없음',
    alertsUnknown: '알림은 지금 알 수 없어요',
    notInUse: '사용 안 함',
    current: '지금 보는 요람',
    show: (name) => `${name} 크게 보기`,
    elsewhere: (name, count) => `${name}에 해결하지 않은 알림이 ${count}건 있어요.`,
    elsewhereUnknown: '다른 요람에 알림이 있는지 지금은 알 수 없어요.',
    look: '보러 가기',
  },
  ways: { label: '다른 화면', bedside: '머리맡 화면', tonight: '오늘 밤 점검' },
} as const satisfies LiveWords;
