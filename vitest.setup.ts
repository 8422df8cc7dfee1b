import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest';

let spy: MockInstance<typeof console.error>;

beforeEach(() => {
  spy = vi.spyOn(console, 'error');
});

// React and Node report real mistakes there and nowhere else. A test that expects one takes it away with
// vi.spyOn(console, 'error').mockImplementation(() => {}) and, at its end, mockClear().
afterEach(() => {
  const calls = spy.mock.calls.slice();
  spy.mockRestore();
  expect(calls, 'console.error was called').toEqual([]);
});
