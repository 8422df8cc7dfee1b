import type { Locale } from '@/lib/i18n/locales';

/** Where a caregiver is reached by e-mail: an address that they confirmed. Never logged. */
export interface EmailAddress {
  userId: number;
  address: string;
  locale: Locale;
  /** A mail server said that nobody is reached there. It is tried all the same: it may have been mistaken. */
  refused: boolean;
}

/** Every confirmed address, in memory: telling somebody never waits for the database. */
export interface EmailAddresses {
  find(userId: number): EmailAddress | null;
  put(address: EmailAddress): void;
  remove(userId: number): void;
}

export function createEmailAddresses(): EmailAddresses {
  const addresses = new Map<number, EmailAddress>();
  return {
    find: (userId) => addresses.get(userId) ?? null,
    put: (address) => void addresses.set(address.userId, address),
    remove: (userId) => void addresses.delete(userId),
  };
}
