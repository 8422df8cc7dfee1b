import type { LedgerWords } from './shape';

export const ledgerKo = {
  title: '누구에게 알렸나요',
  push: (device) => (device === null ? '푸시' : `푸시 · 기기 ${device}`),
  email: '이메일',
  kinds: { alert: '첫 알림', still: '이어지고 있다는 알림', cleared: '정상으로 돌아왔다는 알림' },
  states: {
    queued: '보낼 차례를 기다려요',
    sent: '보냄',
    shown: '화면에 보임',
    opened: '열어 봄',
    failed: '보내지 못함',
  },
  reasons: {
    answered: '보내기 전에 누가 확인하거나 해결했어요',
    'too late': '너무 늦어서 보내지 않았어요',
    'the device was removed': '기기를 알림 받을 곳에서 뺐어요',
    'the address was removed': '이메일 주소를 지웠어요',
    'this way is not set up': '이 방법은 아직 설정되지 않았어요',
  },
  reason: (text) => `이유: ${text}`,
  more: (count) => `${count}건 더 보기`,
} as const satisfies LedgerWords;
