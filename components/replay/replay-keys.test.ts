import { describe, expect, it } from 'vitest';
import { type KeyAction, keyAction } from './replay-keys';

const press = (key: string, held: object = {}) => ({
  ...{ key, altKey: false, ctrlKey: false, metaKey: false },
  ...held,
});

describe('a key', () => {
  it.each<[string, KeyAction | null]>([
    [' ', { do: 'toggle' }],
    ['ArrowLeft', { do: 'skip', byMs: -1_000 }],
    ['ArrowRight', { do: 'skip', byMs: 1_000 }],
    [',', { do: 'step', by: -1 }],
    ['.', { do: 'step', by: 1 }],
    ['Home', { do: 'first' }],
    ['End', { do: 'last' }],
    ['Tab', null],
    ['a', null],
  ])('%j moves a replay: %j', (key, action) => {
    expect(keyAction(press(key), { onButton: false })).toEqual(action);
  });

  it('is the button’s own when it presses it', () => {
    expect(keyAction(press(' '), { onButton: true })).toBeNull();
    expect(keyAction(press('.'), { onButton: true })).not.toBeNull();
  });

  it.each(['altKey', 'ctrlKey', 'metaKey'])('is the browser’s together with %s', (held) => {
    expect(keyAction(press('ArrowLeft', { [held]: true }), { onButton: false })).toBeNull();
  });
});
