import type { RaisedAlert } from '@/lib/alerts/alert';

/** What caregivers are to hear about an alert. */
export interface Telling {
  kind: 'alert' | 'still' | 'cleared';
  alert: Pick<RaisedAlert, 'uid' | 'episode' | 'type' | 'details' | 'at'>;
  cradle: { id: number; uuid: string; ownerId: number };
  /** How long it has lasted, ms. */
  lastedMs: number;
  /** The picture of the moment, the device's own JPEG. */
  snapshot: Buffer | null;
}

/** Tells caregivers on every way that is open to them. Never waits for the database, never throws. */
export interface Notifier {
  tell(telling: Telling): void;
  /** Somebody answered, or it is no longer theirs: nothing of this episode is tried again. */
  withdraw(episode: string): void;
}
