import type { Clock } from '@/lib/platform/clock';

/** What a caregiver has of addresses: one that is confirmed, one that waits for it, both or none. */
export interface EmailState {
  address: string | null;
  /** Whether a mail server refused the last message to it. */
  refused: boolean;
  askedAddress: string | null;
}

/** What the mail says by which an address is confirmed. */
export interface ConfirmationMail {
  to: string;
  locale: string;
  /** Where it is confirmed. */
  link: string;
  /** How long the link works. */
  hours: number;
  /** Wall ms. */
  now: number;
}

/** What caregivers' addresses need of the rest of the house. */
export interface EmailPorts {
  clock: Clock;
  /** Whether a mail server is set up. */
  canSend: boolean;
  addresses: {
    get(of: { userId: number; now: number }): Promise<EmailState>;
    /** Keeps an address until it is confirmed. */
    ask(asked: AskedAddress & { tokenHash: string; expiresAt: number; now: number }): Promise<void>;
    /** Forgets the one that waits for this token. */
    drop(asked: { userId: number; tokenHash: string }): Promise<void>;
    /** Puts the address of this token in force, once; whether there was one. */
    confirm(by: { tokenHash: string; now: number }): Promise<boolean>;
    remove(userId: number): Promise<void>;
  };
  /** Tries once, for some seconds; `nobody`: the mail server refused this address. */
  sendConfirmation(mail: ConfirmationMail): Promise<'sent' | 'nobody' | 'failed'>;
}

export interface AskedAddress {
  userId: number;
  address: string;
  /** Language of what is sent there. */
  locale: string;
}
