/** What a key does to a replay. */
export type KeyAction =
  | { do: 'toggle' }
  /** Within the time, in ms. */
  | { do: 'skip'; byMs: number }
  /** From picture to picture. */
  | { do: 'step'; by: number }
  | { do: 'first' }
  | { do: 'last' };

const SECOND = 1_000;

const ACTIONS = new Map<string, KeyAction>([
  [' ', { do: 'toggle' }],
  ['ArrowLeft', { do: 'skip', byMs: -SECOND }],
  ['ArrowRight', { do: 'skip', byMs: SECOND }],
  [',', { do: 'step', by: -1 }],
  ['.', { do: 'step', by: 1 }],
  ['Home', { do: 'first' }],
  ['End', { do: 'last' }],
]);

interface Press {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Null for keys that belong to the browser. @param onButton a button takes the space bar for itself */
export function keyAction(
  { key, altKey, ctrlKey, metaKey }: Press,
  { onButton }: { onButton: boolean },
): KeyAction | null {
  if (altKey || ctrlKey || metaKey) return null;
  return onButton && key === ' ' ? null : (ACTIONS.get(key) ?? null);
}
