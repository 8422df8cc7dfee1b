/** What keeps a browser from being told by push; see components/reach/push-obstacle.ts. */
export type PushObstacle = 'insecure' | 'homeScreen' | 'unsupported' | 'denied';

/** Words of how a caregiver is reached: by push on this device, and by e-mail. */
export interface ReachWords {
  title: string;
  lead: string;
  push: {
    title: string;
    hint: string;
    checking: string;
    on: string;
    off: string;
    turnOn: string;
    turnOff: string;
    turningOn: string;
    turningOff: string;
    obstacles: Record<PushObstacle, string>;
    /** The question of the browser was closed without an answer. */
    notAllowed: string;
    failed: string;
    noScript: string;
  };
  email: {
    title: string;
    /** The server has no way to send mail. */
    cannotSend: string;
    label: string;
    hint: string;
    submit: string;
    submitting: string;
    /** A link is on its way to that address. */
    sent: (address: string) => string;
    confirmed: (address: string) => string;
    unconfirmed: (address: string) => string;
    /** It takes the place of the confirmed one once it is confirmed too. */
    waiting: (address: string) => string;
    /** A mail server did so with the last message. */
    refused: string;
    again: string;
    away: string;
    remove: string;
    removing: string;
    removed: string;
  };
  test: {
    title: string;
    hint: string;
    start: string;
    starting: string;
    running: string;
    channels: Record<'push' | 'email', string>;
    states: Record<'queued' | 'sent' | 'shown' | 'opened' | 'failed', string>;
    /** Seconds since the button was pressed, as text. */
    after: (seconds: string) => string;
    /** Why it failed; for those who look after the server. */
    reason: (reason: string) => string;
    unseen: string;
    lost: string;
  };
}
