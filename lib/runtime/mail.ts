import { ulid } from 'ulid';
import type { EmailPorts } from '@/lib/care/email-ports';
import { parseLocale } from '@/lib/i18n/locales';
import type { Channel } from '@/lib/notify/channel';
import { createEmailChannel } from '@/lib/notify/channels/email';
import { createEmailAddresses, type EmailAddress } from '@/lib/notify/email-addresses';
import { writeConfirmation } from '@/lib/notify/mail/confirmation-letter';
import { createMailer } from '@/lib/notify/mail/mailer';
import type { Clock } from '@/lib/platform/clock';
import type { Env } from '@/lib/platform/env';
import type { Logger } from '@/lib/platform/logger';
import type { Database } from '@/lib/store/database';
import {
  type ConfirmedEmail,
  confirmEmail,
  dropAskedEmail,
  getEmailState,
  listConfirmedEmails,
  removeEmail,
  saveAskedEmail,
  saveEmailRefused,
} from '@/lib/store/email-addresses';

interface MailDeps {
  env: Pick<Env, 'mail' | 'publicUrl'>;
  clock: Clock;
  logger: Logger;
  /** @throws AppError `database_unavailable` until it was reached for the first time. */
  database(): Database;
}

/** Everything about e-mail, wired. */
export interface Mail {
  /** Null without a mail server. */
  channel: Channel | null;
  ports: EmailPorts;
  /** Learns which addresses are confirmed. */
  start(): Promise<void>;
  stop(): void;
}

/** A caregiver waits for the answer; a mail server that says nothing gets no more than this, in ms. */
const CONFIRMATION_LIMIT_MS = 10_000;

export function createMail({ env: { mail, publicUrl }, clock, logger, database }: MailDeps): Mail {
  const addresses = createEmailAddresses();
  const mailer = mail === null ? null : createMailer(mail);

  async function noteRefused(address: EmailAddress, refused: boolean): Promise<void> {
    // It may have been removed or changed while the mail was on its way.
    if (addresses.find(address.userId)?.address !== address.address) return;
    addresses.put({ ...address, refused });
    const { userId } = address;
    try {
      await saveEmailRefused(database(), { ...address, at: refused ? clock.now() : null });
    } catch (error) {
      logger.warn('What a mail server said of an address could not be stored', { user: userId, error });
    }
  }

  return {
    channel:
      mailer &&
      createEmailChannel({
        addresses,
        mailer,
        publicUrl,
        onRefused: (address, refused) => void noteRefused(address, refused),
      }),
    ports: {
      clock,
      canSend: mailer !== null,
      addresses: {
        get: async (of) => getEmailState(database(), of),
        ask: async (asked) => saveAskedEmail(database(), asked),
        drop: async (asked) => dropAskedEmail(database(), asked),
        async confirm(by) {
          const confirmed = await confirmEmail(database(), by);
          if (confirmed) addresses.put(toAddress(confirmed));
          return confirmed !== null;
        },
        async remove(userId) {
          await removeEmail(database(), userId);
          addresses.remove(userId);
        },
      },
      async sendConfirmation({ locale, ...confirmation }) {
        if (mailer === null) return 'failed';
        const id = ulid(confirmation.now).toLowerCase();
        const letter = writeConfirmation({ ...confirmation, id, locale: parseLocale(locale) });
        const sent = await mailer.send(letter, AbortSignal.timeout(CONFIRMATION_LIMIT_MS));
        if (sent.outcome === 'sent' || sent.outcome === 'nobody') return sent.outcome;
        logger.warn('A confirmation could not be sent', { reason: sent.reason });
        return 'failed';
      },
    },
    async start() {
      for (const confirmed of await listConfirmedEmails(database())) addresses.put(toAddress(confirmed));
    },
    stop: () => mailer?.stop(),
  };
}

function toAddress({ userId, address, locale, refusedAt }: ConfirmedEmail): EmailAddress {
  return { userId, address, locale: parseLocale(locale), refused: refusedAt !== null };
}
