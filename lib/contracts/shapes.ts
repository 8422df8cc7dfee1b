import { z } from 'zod';
import { parseCradleUuid } from '@/lib/cradle/uuid';
import type { IssueRule } from '@/lib/platform/validation-issue';
import { parseMoment } from './moment';

/** A moment as it goes out: ISO 8601, UTC, `Z`, milliseconds. */
export const isoTime = z.iso
  .datetime({ precision: 3 })
  .meta({ description: 'ISO 8601, UTC', examples: ['2025-10-03T12:34:56.000Z'] });

/** A moment as it comes in (CONTRACT §1), as wall ms. */
export const moment = z
  .string()
  .transform((text) => parseMoment(text))
  .refine((ms) => ms !== null, { error: 'moment' satisfies IssueRule })
  .pipe(z.number())
  .meta({
    description: 'ISO 8601 with Z, an offset or nothing (then UTC), T or a space, or a bare date (00:00 UTC)',
    examples: ['2025-10-03T00:00:00Z', '2025-10-03 09:00:00', '2025-10-03'],
  });

/** CONTRACT §2: any text that can be a level of an MQTT topic. */
export const cradleUuid = z
  .string()
  .transform((text) => parseCradleUuid(text))
  .refine((uuid) => uuid !== null, { error: 'cradle_uuid' satisfies IssueRule })
  .pipe(z.string())
  .meta({
    description:
      '1–255 characters without / + # or control characters, not . or ..; blanks at the ends are cut',
    examples: ['cradle-unique-id-example'],
  });

export const done = z.object({ success: z.literal(true) });

/** Success in the words of the wire, which are Korean in every language. */
export function doneWith(message: string) {
  return z.object({ success: z.literal(true), message: z.literal(message) });
}

/** The answer of `doneWith`, as its call documents it. */
export function successOf(answer: ReturnType<typeof doneWith>): { success: true; message: string } {
  return { success: true, message: answer.shape.message.value };
}
