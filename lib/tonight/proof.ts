/** A way on which a message arrived within this time brings the next one too, as far as anybody can tell; in ms. */
export const PROVEN_FOR_MS = 24 * 3_600_000;

export function isProven(provenAt: number | null, now: number): boolean {
  return provenAt !== null && now - provenAt <= PROVEN_FOR_MS;
}
