import type { Locale } from './locales';

/** What stands in mails besides what a notice says (notice-words.ts). */
export interface MailWords {
  product: string;
  /** Where a link of a notice leads. */
  open: string;
  openTest: string;
  /** A test by mail proves nothing of a phone. */
  test: string;
  /** The picture, for those who do not see it. */
  picture: string;
  /** Why this mail came, and how to have no more of them. */
  why: string;
  confirm: {
    subject: string;
    lead: string;
    button: string;
    /** For mail programs that show no links. */
    orCopy: string;
    /** Who did not ask for it has nothing to do. */
    notYou: (hours: number) => string;
  };
}

const WORDS: Record<Locale, MailWords> = {
  ko: {
    product: '스마트 요람',
    open: '알림 보기',
    openTest: '스마트 요람 열기',
    test: '이 메일이 보이면 이 주소로 알림이 잘 도착해요.',
    picture: '알림이 울린 순간의 요람',
    why: '스마트 요람에 등록하신 주소로 보낸 메일이에요. 그만 받으려면 알림 설정에서 이메일 알림을 꺼 주세요.',
    confirm: {
      subject: '스마트 요람: 이메일 주소를 확인해 주세요',
      lead: '이 주소로 요람 알림을 받으려면 아래에서 확인해 주세요. 확인하기 전에는 알림을 보내지 않아요.',
      button: '주소 확인하기',
      orCopy: '버튼이 열리지 않으면 이 주소를 브라우저에 붙여 넣어 주세요.',
      notYou: (hours) =>
        `링크는 ${hours}시간 동안 쓸 수 있어요. 요청하신 적이 없다면 이 메일은 그냥 두셔도 돼요. 더는 보내지 않아요.`,
    },
  },
  en: {
    product: 'Smart Cradle',
    open: 'See the alert',
    openTest: 'Open Smart Cradle',
    test: 'If you can read this, alerts reach this address.',
    picture: 'The cradle at the moment of the alert',
    why: 'This went to the address you gave to Smart Cradle. To get no more, turn off e-mail in the alert settings.',
    confirm: {
      subject: 'Smart Cradle: please confirm your e-mail address',
      lead: 'To get alerts of your cradle at this address, please confirm it. Until then no alert is sent here.',
      button: 'Confirm the address',
      orCopy: 'If the button does not open, paste this address into your browser.',
      notYou: (hours) =>
        `The link works for ${hours} hours. If you did not ask for this you need not do anything: nothing more will come.`,
    },
  },
};

export function mailWords(locale: Locale): MailWords {
  return WORDS[locale];
}
