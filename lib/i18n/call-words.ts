import type { CallName } from '@/lib/contracts/calls';
import type { Locale } from './locales';

/** What each call is for, in one sentence, for who writes a client. */
export const CALL_WORDS = {
  signUp: { ko: '계정을 만듭니다.', en: 'Makes an account.' },
  checkUsername: { ko: '이미 쓰이는 아이디인지 알려 줍니다.', en: 'Tells whether a username is taken.' },
  signIn: {
    ko: '로그인하고 세션 쿠키를 받습니다. 쿠키는 브라우저를 닫으면 사라지고, remember를 보내면 90일 동안 남습니다.',
    en: 'Signs in and gives the session cookie. It ends with the browser, or after 90 days with remember.',
  },
  signOut: {
    ko: '세션을 서버에서도 끝냅니다. 열려 있던 영상도 함께 끊깁니다.',
    en: 'Ends the session on the server too, with every stream that it opened.',
  },
  signOutByLink: {
    ko: '링크로 로그아웃하고 /login으로 보냅니다. 미리 불러오기(prefetch)에는 204로 답하고 로그아웃하지 않습니다.',
    en: 'Signs out by a link and leads to /login. A prefetch gets 204 and ends nothing.',
  },
  changePassword: {
    ko: '비밀번호를 바꿉니다. 이 세션만 남고 다른 세션은 모두 끝나며, 그 기기로는 푸시도 가지 않습니다.',
    en: 'Changes the password. All other sessions end, with all that they stream and push to their browsers.',
  },
  listSessions: { ko: '로그인한 기기 목록입니다.', en: 'Where this account is signed in.' },
  endOtherSessions: {
    ko: '이 세션만 남기고 모두 끝냅니다. 끝난 세션의 기기로는 푸시도 가지 않습니다.',
    en: 'Ends every session of the account but the one that asks, and push to the browsers of those.',
  },
  endSession: {
    ko: '세션 하나를 끝냅니다. 그 기기로는 푸시도 가지 않습니다.',
    en: 'Ends one session of the account, and push to its browser.',
  },
  listPushDevices: { ko: '푸시를 받는 내 기기 목록입니다.', en: 'Your browsers that are told by push.' },
  namePushDevice: { ko: '푸시를 받는 기기의 이름을 정합니다.', en: 'Names one of your devices.' },
  removePushDevice: {
    ko: '그 기기로는 더 이상 푸시를 보내지 않습니다.',
    en: 'Sends nothing to that device any more.',
  },
  registerAgent: {
    ko: '요람이 스스로를 등록하거나 바뀐 주소를 알립니다.',
    en: 'A cradle registers itself, or says its new address.',
  },
  claimCradle: {
    ko: '요람을 내 것으로 등록합니다. 다른 보호자의 요람은 가져올 수 없습니다.',
    en: 'Makes a cradle yours. One that somebody else has is never taken over.',
  },
  selectCradle: { ko: '지금 볼 요람을 고릅니다.', en: 'Remembers which cradle you look at.' },
  deleteCradle: {
    ko: '요람과 그 기록, 사진, 알림, 설정을 모두 지웁니다. 요람은 다시 등록할 수 있습니다.',
    en: 'Deletes the cradle with its readings, frames, alerts and settings. It can be claimed again.',
  },
  nameCradle: {
    ko: '요람에 이름을 붙입니다. 빈 이름을 보내면 이름을 지웁니다.',
    en: 'Gives a cradle a name; an empty one takes it away.',
  },
  listAgents: { ko: '내 요람 목록입니다.', en: 'Your cradles.' },
  overview: {
    ko: '내 요람 모두의 화면 상태와 열린 알림 수입니다.',
    en: 'The state of the picture and the number of open alerts of each of your cradles.',
  },
  agentStatus: {
    ko: '요람의 최근 상태입니다. 받은 적 없는 값은 null입니다.',
    en: 'The newest known value of each field of a cradle; null when none has arrived.',
  },
  sensorSnapshot: { ko: '센서마다 가장 최근 값입니다.', en: 'The newest value of each sensor.' },
  sensorHistory: {
    ko: '정한 기간의 기록을 오래된 순서로 줍니다. 양 끝을 포함합니다. resolution(초)을 주면 구간별 최소, 평균, 최대를 줍니다.',
    en: 'The rows of a period, oldest first, both ends included. With resolution (seconds) min, avg and max of each bucket.',
  },
  exportReadings: {
    ko: '정한 기간의 기록을 표 계산 프로그램에서 여는 CSV 파일로 줍니다. 시각은 UTC이고, 받은 적 없는 값은 비어 있습니다.',
    en: 'The rows of a period as a CSV file for spreadsheets. Times are UTC; what did not arrive is empty.',
  },
  night: {
    ko: '하룻밤의 보고입니다. 지켜본 시간, 자료가 없는 시간, 울음, 온도, 알림을 줍니다. 밤은 date의 bedtime에 시작합니다.',
    en: 'What a night was like: time watched, gaps, cries, temperature and alerts. It begins on date at bedtime.',
  },
  nightTable: {
    ko: '하룻밤의 보고를 CSV 파일로 줍니다. 시각은 time_zone의 시각입니다.',
    en: 'The report of a night as a CSV file, with times of the time zone that was sent.',
  },
  cryingStatus: {
    ko: '울음 상태를 server-sent events로 보냅니다. 곧바로, 바뀔 때마다, 적어도 1초에 한 번 보냅니다.',
    en: 'Whether the baby cries, as server-sent events: at once, on every change and at least every second.',
  },
  directionStatus: {
    ko: '얼굴 방향을 server-sent events로 보냅니다. 곧바로, 바뀔 때마다, 적어도 1초에 한 번 보냅니다.',
    en: 'Where the face points, as server-sent events: at once, on every change and at least every second.',
  },
  live: {
    ko: '요람의 상태를 server-sent events로 보냅니다. snapshot 이벤트마다 전체 상태와 서버 시각이 들어 있습니다.',
    en: 'All that is known of a cradle, as server-sent events: each snapshot is whole and brings the server’s time.',
  },
  liveNow: {
    ko: '내 요람 모두의 지금 상태를 한 번에 줍니다.',
    en: 'All that is known of all your cradles, in one answer.',
  },
  stream: {
    ko: '실시간 영상입니다. 요람이 보낸 JPEG를 그대로, 최신 사진부터 보냅니다. 5초 동안 새 사진이 없으면 “신호 없음” 카드를 보냅니다.',
    en: 'The live picture: the device’s own JPEGs, newest first; a “no signal” card when nothing has come for 5 s.',
  },
  frame: {
    ko: '가장 최근 사진 한 장입니다. after를 주면 그다음 사진을 10초까지 기다리고, 없으면 204로 답합니다.',
    en: 'The newest picture; with after, waits up to 10 s for a newer one, then 204.',
  },
  video: {
    ko: '그 시각(UTC)부터 1분, 또는 alert_id의 알림 10초 전부터 60초 뒤까지 녹화된 영상을 실제 속도의 MP4로 줍니다. 아직 녹화 중이면 그때까지의 영상입니다.',
    en: 'The minute recorded from that moment (UTC) on, or with alert_id from 10 s before that alert to 60 s after, as MP4 at true speed. While it is being recorded: what there is so far.',
  },
  listAlerts: {
    ko: '지난 24시간의 내 알림을 최신순으로 최대 50건 줍니다.',
    en: 'Your alerts of the last 24 h, newest first, at most 50.',
  },
  alertHistory: {
    ko: '한 요람의 지난 30일 알림을 최신순으로 줍니다.',
    en: 'The alerts of one cradle in the last 30 days, newest first.',
  },
  alertDetail: {
    ko: '알림 하나와 그 앞뒤의 기록, 사진 목록입니다.',
    en: 'One alert with the readings and frames around it.',
  },
  alertFrame: { ko: '녹화된 사진 한 장입니다.', en: 'One recorded picture.' },
  alertClip: {
    ko: '알림 하나의 영상을 내려받을 파일로 줍니다. 파일 이름에 알림 시각(UTC)이 들어갑니다. 아직 녹화 중이면 그때까지의 영상입니다.',
    en: 'The video of one alert as a download, with the alert’s time (UTC) in the name of the file. While it is being recorded: what there is so far.',
  },
  resolveAlert: {
    ko: '알림을 해결로 표시합니다. 다시 호출해도 처음 해결한 시각이 그대로 남습니다.',
    en: 'Marks an alert as resolved; again changes nothing.',
  },
  reopenAlert: {
    ko: '5분 안에 해결로 표시한 알림을 되돌립니다. 그 자체로는 울리지 않고, 그사이에 생긴 알림은 그대로 남습니다.',
    en: 'Takes back a resolve of the last 5 minutes. That rings nothing, and an alert that was raised since stands.',
  },
  acknowledgeAlert: {
    ko: '알림을 확인했다고 표시합니다. 정상으로 돌아올 때까지 이어지는 같은 알림도 더는 울리지 않습니다.',
    en: 'Says that somebody looks after an alert: what follows without a return to normal does not ring either.',
  },
  seeAlert: {
    ko: '알림을 읽었다고 표시합니다. 다시 호출해도 처음 읽은 시각이 그대로 남습니다.',
    en: 'Notes that an alert was looked at; again changes nothing.',
  },
  seeAlerts: {
    ko: 'until까지 생긴 내 알림을 모두 읽었다고 표시합니다.',
    en: 'Notes that all of your alerts raised until then were looked at.',
  },
  keepAlert: {
    ko: '알림과 그 녹화를 보관할지 정합니다. 보관한 것은 기간이 지나도 지우지 않습니다.',
    en: 'Says whether an alert and its recording are kept: then they are not removed after their days.',
  },
  alertSettings: {
    ko: '요람의 알림 설정입니다. 저장한 적이 없으면 기본값입니다.',
    en: 'The alert settings of a cradle; the defaults until something was saved.',
  },
  changeAlertSettings: {
    ko: '보낸 설정만 바꿉니다. 하나라도 범위를 벗어나면 아무것도 저장하지 않습니다.',
    en: 'Changes the settings that are sent. When one is out of range nothing is saved.',
  },
  watchSettings: {
    ko: '요람을 사용 중인지, 몇 초 동안 신호가 없으면 알릴지 알려 줍니다.',
    en: 'Whether a cradle is in use, and after how many seconds of silence it counts as gone.',
  },
  changeWatchSettings: {
    ko: '보낸 설정만 바꿉니다. 사용하지 않는 요람은 알림을 만들지 않습니다.',
    en: 'Changes the settings that are sent. A cradle that is not in use raises no alert.',
  },
  subscribePush: {
    ko: '이 기기로 푸시 알림을 받도록 등록합니다. renew나 replaces를 보내면 지운 기기는 다시 등록하지 않고 404로 답합니다.',
    en: 'Registers a device for push notifications; one caregiver may have several. With renew or replaces a removed one stays removed: 404.',
  },
  unsubscribePush: {
    ko: '이 기기로 푸시 알림을 더 보내지 않습니다. 다시 호출해도 같습니다.',
    en: 'Removes a device; again changes nothing.',
  },
  pushKey: {
    ko: '브라우저가 푸시 알림을 구독할 때 쓰는 서버의 공개 키(VAPID)입니다.',
    en: 'The public key (VAPID) with which a browser subscribes to push notifications.',
  },
  pushReceipt: {
    ko: '알림이 화면에 보였거나 열렸음을 알립니다. 쿠키 대신 알림에 담긴 토큰을 씁니다.',
    en: 'A phone says that a notification was shown or opened, by the token in it and without a cookie.',
  },
  pushAction: {
    ko: '알림에서 바로 확인하거나 해결합니다. 쿠키 대신 알림에 담긴 토큰을 씁니다.',
    en: 'Acknowledges or resolves the alert of a notification, by the token in it and without a cookie.',
  },
  pushSnapshot: {
    ko: '알림이 울린 순간의 사진입니다. 알림에 담긴 토큰으로만 열립니다.',
    en: 'The picture of the moment of an alert, by the token of its notification alone.',
  },
  pushRenewal: {
    ko: '브라우저가 바꾼 푸시 주소를 알립니다. 쿠키 대신 지난 알림의 토큰을 씁니다. 지운 기기는 다시 등록하지 않습니다.',
    en: 'A browser says its new push address, by the token of an earlier notification. A removed device stays removed.',
  },
  setEmailAddress: {
    ko: '이메일 주소로 확인 메일을 보냅니다. 24시간 안에 확인하면 그 주소로 알림을 보내고, 그때까지는 먼저 확인한 주소를 그대로 씁니다.',
    en: 'Sends a mail that confirms an address within 24 h. Until then one that was confirmed before stays in force.',
  },
  emailAddress: {
    ko: '알림을 받을 이메일 주소와, 이 서버가 메일을 보낼 수 있는지를 알려 줍니다.',
    en: 'The e-mail address for alerts, and whether this server can send mail.',
  },
  removeEmailAddress: {
    ko: '이메일 주소를 지웁니다. 더는 메일을 보내지 않습니다.',
    en: 'Forgets the e-mail address; nothing is sent to it any more.',
  },
  confirmEmail: {
    ko: '확인 메일의 링크에 담긴 token으로 주소를 확인합니다. 한 번만 쓸 수 있습니다.',
    en: 'Confirms an address with the token of the link in the mail. It works once.',
  },
  sendTest: {
    ko: '시험 알림을 알림과 똑같은 길로 보냅니다. endpoint를 보내면 그 기기에만 보냅니다.',
    en: 'Sends a test the way alerts go: to every device and address of yours, or to one device.',
  },
  testReport: {
    ko: '시험 알림이 어디까지 갔는지, 단계마다 몇 ms가 걸렸는지 알려 줍니다.',
    en: 'How far a test has come, and after how many ms each step was taken.',
  },
  tonight: {
    ko: '오늘 밤 지켜보기와 알림이 모두 준비됐는지 알려 줍니다. 알 수 없는 것은 준비된 것으로 치지 않습니다.',
    en: 'Whether everything that wakes a parent is in order; what is not known counts as not in order.',
  },
  controlMotor: {
    ko: '요람을 흔들거나 멈춥니다. 브로커가 명령을 받으면 성공입니다.',
    en: 'Starts or stops the rocking motor; answered once the broker has the command.',
  },
  createMediaLink: {
    ko: '쿠키 없이 열 수 있는 링크를 만듭니다. 하나의 영상이나 사진에만, 15분 동안, 세션이 살아 있는 동안만 열립니다.',
    en: 'Makes a link that needs no cookie: to one stream, picture or video, for 15 minutes, while the session lives.',
  },
  openApi: { ko: '이 문서입니다.', en: 'This document.' },
  health: { ko: '프로세스가 살아 있습니다.', en: 'The process lives.' },
  ready: {
    ko: '데이터베이스, 브로커, 워커가 모두 준비되었는지 알려 줍니다. 하나라도 아니면 같은 내용을 503으로 줍니다.',
    en: 'Whether database, broker and worker are up; if not, the same body with 503.',
  },
} as const satisfies Record<CallName, Record<Locale, string>>;
