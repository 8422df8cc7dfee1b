import type { AnswerOf } from '@/lib/contracts/call';
import type { emailAddressCall } from '@/lib/contracts/email';
import type { EmailState } from '@/lib/store/email-addresses';

/** What a caregiver has of addresses, as the wire says it. */
export function toEmailAnswer(
  { address, askedAddress, refused }: EmailState,
  canSend: boolean,
): AnswerOf<typeof emailAddressCall, 200> {
  return {
    address: address ?? askedAddress,
    confirmed: address !== null,
    can_send: canSend,
    new_address: address === null ? null : askedAddress,
    refused,
  };
}
