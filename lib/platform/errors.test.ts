import { describe, expect, it } from 'vitest';
import { AppError, findAppError, hasErrorCode } from './errors';

describe('findAppError', () => {
  it('finds ours through what drivers and libraries wrap around it', () => {
    const ours = new AppError('username_taken');
    const wrapped = new Error('query failed', { cause: new Error('driver', { cause: ours }) });
    expect(findAppError(wrapped)).toBe(ours);
  });

  it('knows one whose class was loaded a second time', () => {
    const twin = Object.assign(new Error('not_found'), { name: 'AppError', code: 'not_found', details: {} });
    expect(hasErrorCode(twin, 'not_found')).toBe(true);
  });

  it.each([[null], [undefined], ['not_found'], [{ name: 'AppError', code: 'not_found' }], [new Error('x')]])(
    'is null for %s',
    (value) => {
      expect(findAppError(value)).toBeNull();
    },
  );

  it('ends on a chain that bites its own tail', () => {
    const error = new Error('round');
    error.cause = error;
    expect(findAppError(error)).toBeNull();
  });
});

it('keeps code, cause and details', () => {
  const cause = new Error('why');
  const error = new AppError('too_many_requests', { cause, details: { retryAfterS: 7 } });
  expect(error).toMatchObject({ code: 'too_many_requests', cause, details: { retryAfterS: 7 } });
  expect(new AppError('internal').details).toEqual({});
});
