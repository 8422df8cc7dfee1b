import type { Channel, SendOutcome } from '../channel';
import type { EmailAddress, EmailAddresses } from '../email-addresses';
import type { Mailer } from '../mail/mailer';
import { writeNotice } from '../mail/notice-letter';

export interface EmailChannelDeps {
  addresses: EmailAddresses;
  mailer: Pick<Mailer, 'send'>;
  /** Where the pages are; null when nobody said. */
  publicUrl: string | null;
  /** A mail server refused the address, or took a message for it again. */
  onRefused(address: EmailAddress, refused: boolean): void;
}

/** One mail for each message, to the address that a caregiver confirmed. */
export function createEmailChannel({ addresses, mailer, publicUrl, onRefused }: EmailChannelDeps): Channel {
  function note(address: EmailAddress, refused: boolean): void {
    if (address.refused !== refused) onRefused(address, refused);
  }
  return {
    recipientsOf(userId) {
      const address = addresses.find(userId);
      if (address === null) return [];
      return [{ userId, channel: 'email', locale: address.locale, deviceId: null }];
    },
    async send(delivery, signal): Promise<SendOutcome> {
      const address = addresses.find(delivery.recipient.userId);
      if (address === null) return { outcome: 'gone', reason: 'the address was removed' };
      const letter = writeNotice(delivery, { to: address.address, locale: address.locale, publicUrl });
      const sent = await mailer.send(letter, signal);
      if (sent.outcome === 'sent') note(address, false);
      if (sent.outcome !== 'nobody') return sent;
      note(address, true);
      return { ...sent, outcome: 'refused' };
    },
  };
}
