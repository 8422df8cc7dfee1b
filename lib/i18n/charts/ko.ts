import type { ChartWords } from './shape';

export const chartsKo: ChartWords = {
  inspect: (title) => `${title}: 살펴볼 시각`,
  needsJavaScript: '그래프를 그리려면 자바스크립트가 필요해요. 같은 내용은 아래 표에 있어요.',
  limit: (celsius) => `알림 기준 ${celsius}`,
  alerts: '알림',
  alertsSummary: (count) => (count === 0 ? '이 기간에는 알림이 없었어요' : `모두 ${count}건`),
  alertBars: '알림 건수',
  noAlerts: '알림 없음',
  otherAlert: '그 밖의 알림',
  ofKind: (kind, count) => `${kind} ${count}건`,
  download: 'CSV로 내려받기',
  print: '인쇄하기',
  cradle: (label) => `요람: ${label}`,
};
