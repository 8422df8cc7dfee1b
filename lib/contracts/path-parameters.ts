import { z } from 'zod';
import type { IssueRule } from '@/lib/platform/validation-issue';
import { cradleUuid } from './shapes';

/** Decimal digits and nothing else: Number() would also read `1e3` and `0x10`. */
export const rowId = z
  .string()
  .regex(/^[1-9]\d{0,15}$/, { error: 'whole_number' satisfies IssueRule })
  .transform(Number)
  .pipe(z.int())
  .meta({ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** What fits where a path says `{name}`. */
export const PATH_PARAMETERS = {
  username: z.string().min(1),
  uuid: cradleUuid,
  alert_id: rowId,
  log_id: rowId,
  frame_id: rowId,
  session_id: rowId,
  device_id: rowId,
  test_id: z.string().regex(/^[\dA-HJKMNP-TV-Z]{26}$/),
  token: z.string().regex(/^[\w-]{1,100}$/),
} as const satisfies Record<string, z.ZodType>;

/** The names of the parts of a path that vary, in their order. */
export function parametersOf(path: string): (keyof typeof PATH_PARAMETERS)[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
    if (name !== undefined && name in PATH_PARAMETERS) return name as keyof typeof PATH_PARAMETERS;
    throw new Error(`No shape for {${name}} of ${path}`);
  });
}

/** A row's id as a path gives it, or null when it is none. */
export function parseRowId(text: string | undefined): number | null {
  return rowId.safeParse(text).data ?? null;
}
