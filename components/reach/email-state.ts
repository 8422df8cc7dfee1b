import type { AnswerOf } from '@/lib/contracts/call';
import type { emailAddressCall } from '@/lib/contracts/email';

export type EmailState = AnswerOf<typeof emailAddressCall, 200>;
