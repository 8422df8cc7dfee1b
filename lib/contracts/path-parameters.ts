import { z } from 'zod';
import { cradleUuid } from './shapes';

/** Decimal digits and nothing else: Number() would also read `1e3` and `0x10`. */
const rowId = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
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
