/**
 * Characters, counted as people count them: an emoji is one. The server's rules are in lib/contracts, with all of
 * zod behind them, which a phone need not load; a test holds the two together.
 */
export const USERNAME_LENGTH = { min: 3, max: 80 } as const;
export const PASSWORD_LENGTH = { min: 8, max: 256 } as const;

export function fitsLength(text: string, { min, max }: { min: number; max: number }): boolean {
  const length = [...text].length;
  return length >= min && length <= max;
}
