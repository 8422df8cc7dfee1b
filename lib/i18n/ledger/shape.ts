/** Words of what became of the messages about one alert. */
export interface LedgerWords {
  title: string;
  /** Of several devices, by a number. */
  push: (device: number | null) => string;
  email: string;
  kinds: Record<'alert' | 'still' | 'cleared', string>;
  states: Record<'queued' | 'sent' | 'shown' | 'opened' | 'failed', string>;
  /** Why a message was not sent, for what the server says often. */
  reasons: Record<string, string>;
  reason: (text: string) => string;
  /** The rest of a long night. */
  more: (count: number) => string;
}
