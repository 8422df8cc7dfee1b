import type { ErrorCode } from '@/lib/platform/errors';
import type { Locale } from './locales';

/** What a refusal says. The Korean of documented errors is part of the interface, to the letter. */
const TEXTS = {
  bad_request: { ko: '주소나 요청을 읽을 수 없습니다.', en: 'The address or request cannot be read.' },
  invalid_json: { ko: 'JSON 형식이 올바르지 않습니다.', en: 'The body is not valid JSON.' },
  validation_failed: { ko: '입력한 값을 확인해주세요.', en: 'Please check what you entered.' },
  credentials_missing: {
    ko: '아이디와 비밀번호를 입력해주세요.',
    en: 'Please enter a username and a password.',
  },
  username_taken: { ko: '이미 사용 중인 아이디입니다.', en: 'This username is already taken.' },
  credentials_wrong: { ko: '아이디 또는 비밀번호가 틀렸습니다.', en: 'The username or password is wrong.' },
  password_wrong: { ko: '지금 비밀번호가 맞지 않아요.', en: 'The current password is wrong.' },
  agent_fields_missing: {
    ko: 'UUID 또는 IP 주소가 제공되지 않았습니다.',
    en: 'The UUID or the IP address is missing.',
  },
  cradle_uuid_missing: { ko: '요람 UUID를 입력해주세요.', en: 'Please enter the UUID of the cradle.' },
  uuid_missing: { ko: 'UUID가 필요합니다.', en: 'A UUID is needed.' },
  cradle_not_registered: { ko: '등록되지 않은 UUID입니다.', en: 'No cradle with this UUID has registered.' },
  cradle_not_selectable: { ko: '등록되지 않은 요람입니다.', en: 'This cradle is not one of yours.' },
  cradle_claimed: {
    ko: '이미 다른 보호자가 등록한 요람입니다.',
    en: 'Another caregiver already has this cradle.',
  },
  motor_action_invalid: { ko: '잘못된 액션입니다.', en: 'The action must be start or stop.' },
  motor_not_sent: { ko: 'MQTT 메시지 전송 실패', en: 'The MQTT message could not be sent.' },
  media_path_invalid: {
    ko: '실시간 화면이나 사진, 영상의 주소가 아닙니다.',
    en: 'This is not the path of a stream, a picture or a video.',
  },
  video_not_recorded: {
    ko: '이 시간에 녹화된 영상이 없습니다.',
    en: 'Nothing was recorded in this minute.',
  },
  storage_full: {
    ko: '서버의 저장 공간이 부족해 영상을 만들 수 없습니다.',
    en: 'The server has no room left to make the video.',
  },
  unauthorized: { ko: '로그인이 필요합니다.', en: 'Please sign in.' },
  token_invalid: {
    ko: '알림이 오래되어 더 이상 쓸 수 없습니다. 앱을 열어 주세요.',
    en: 'This notification is too old to act on. Please open the app.',
  },
  email_not_set_up: {
    ko: '이 서버에는 메일 서버가 설정되어 있지 않습니다.',
    en: 'No mail server is set up for this server.',
  },
  email_address_refused: {
    ko: '메일 서버가 이 주소를 받지 않습니다. 주소를 확인해 주세요.',
    en: 'The mail server does not take this address. Please check it.',
  },
  email_not_sent: {
    ko: '확인 메일을 보내지 못했습니다. 잠시 후 다시 시도해주세요.',
    en: 'The confirmation could not be sent. Please try again in a while.',
  },
  email_token_invalid: {
    ko: '이미 쓰였거나 기한이 지난 링크입니다. 알림 설정에서 확인 메일을 다시 받아 주세요.',
    en: 'This link was used already or has expired. Please ask for a new one in the alert settings.',
  },
  nobody_to_tell: {
    ko: '알림을 받을 기기도, 확인된 이메일 주소도 없습니다.',
    en: 'There is no device and no confirmed e-mail address to send it to.',
  },
  reopen_too_late: {
    ko: '해결한 지 오래되어 되돌릴 수 없습니다.',
    en: 'It was resolved too long ago to be taken back.',
  },
  origin_forbidden: {
    ko: '다른 사이트에서 보낸 요청은 받지 않습니다.',
    en: 'Requests from another site are not accepted.',
  },
  not_found: { ko: '찾을 수 없습니다.', en: 'Not found.' },
  method_not_allowed: { ko: '허용되지 않는 메서드입니다.', en: 'This method is not allowed here.' },
  body_too_large: { ko: '요청이 너무 큽니다.', en: 'The request is too large.' },
  headers_too_large: {
    ko: '주소나 헤더가 너무 깁니다.',
    en: 'The address or the headers are too long.',
  },
  request_timeout: { ko: '요청이 제때 도착하지 않았습니다.', en: 'The request did not arrive in time.' },
  unsupported_media_type: { ko: 'JSON 또는 폼 형식으로 보내주세요.', en: 'Please send JSON or a form.' },
  range_not_satisfiable: {
    ko: '요청한 범위가 파일을 벗어났습니다.',
    en: 'The requested range lies outside the file.',
  },
  too_many_requests: {
    ko: '요청이 너무 많습니다. 잠시 후 다시 시도해주세요.',
    en: 'Too many requests. Please try again in a while.',
  },
  database_unavailable: {
    ko: '데이터베이스에 연결할 수 없습니다. 잠시 후 다시 시도해주세요.',
    en: 'The database cannot be reached. Please try again in a moment.',
  },
  internal: { ko: '서버에 문제가 생겼습니다.', en: 'Something went wrong on the server.' },
} as const satisfies Record<ErrorCode, Record<Locale, string>>;

export function errorText(code: ErrorCode, locale: Locale): string {
  return TEXTS[code][locale];
}
