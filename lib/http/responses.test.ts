import { describe, expect, it } from 'vitest';
import { createFrameCache } from '@/lib/frames/frame-cache';
import { createPayload, createPicture } from '@/lib/frames/test-picture';
import { AppError, ERROR_CODES } from '@/lib/platform/errors';
import { describeError, errorResponse, frameResponse, jsonResponse, seeOther } from './responses';

describe('a refusal', () => {
  it('has one shape, in Korean', async () => {
    const response = errorResponse(new AppError('not_found'), { locale: 'ko' });
    const text = '찾을 수 없습니다.';
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ success: false, code: 'not_found', message: text, error: text });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('has English words for who prefers them', () => {
    expect(describeError(new AppError('not_found'), { locale: 'en' }).body.message).toBe('Not found.');
  });

  it('has the shape that devices read', () => {
    const context = { locale: 'ko', errorShape: 'agent' } as const;
    const { status, body } = describeError(new AppError('agent_fields_missing'), context);
    const text = 'UUID 또는 IP 주소가 제공되지 않았습니다.';
    expect(status).toBe(400);
    expect(body).toEqual({ status: 'error', code: 'agent_fields_missing', message: text, error: text });
  });

  it('carries fields, Allow and Retry-After', () => {
    const issues = [{ path: 'username', rule: 'characters', limits: { min: 3, max: 80 } } as const];
    const details = { issues, retryAfterS: 7, allow: ['GET', 'HEAD'] };
    const { headers, body } = describeError(new AppError('validation_failed', { details }), { locale: 'ko' });
    expect(body.issues).toEqual([{ path: 'username', message: '3자 이상 80자 이하로 입력해 주세요.' }]);
    expect(headers).toMatchObject({ 'Retry-After': '7', Allow: 'GET, HEAD' });
  });

  it.each([
    ['credentials_wrong', 401],
    ['username_taken', 400],
    ['cradle_claimed', 409],
    ['cradle_not_registered', 404],
    ['motor_not_sent', 500],
    ['unauthorized', 401],
    ['origin_forbidden', 403],
    ['method_not_allowed', 405],
    ['body_too_large', 413],
    ['unsupported_media_type', 415],
    ['range_not_satisfiable', 416],
    ['too_many_requests', 429],
    ['database_unavailable', 503],
  ] as const)('%s has the status %i', (code, status) => {
    expect(describeError(new AppError(code), { locale: 'ko' }).status).toBe(status);
  });

  it('has words in both languages for every code', () => {
    for (const code of ERROR_CODES) {
      const [ko, en] = (['ko', 'en'] as const).map(
        (locale) => describeError(new AppError(code), { locale }).body,
      );
      expect(ko?.message).toMatch(/[가-힣]/);
      expect(en?.message).toMatch(/^[A-Z]/);
    }
  });
});

describe('a bug of ours', () => {
  it('is a 500 that says nothing of itself outside, and is told inside once', () => {
    const bugs: unknown[] = [];
    const bug = new Error("You have an error in your SQL syntax near 'secret'");
    const { status, body } = describeError(bug, { locale: 'en', onBug: (error) => bugs.push(error) });
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toMatch(/SQL|secret|\.ts/);
    expect(bugs).toEqual([bug]);
  });

  it('is not what a refusal is, even when a driver wrapped it', () => {
    const bugs: unknown[] = [];
    const wrapped = new Error('Failed query', { cause: new AppError('database_unavailable') });
    const { status } = describeError(wrapped, { locale: 'ko', onBug: (error) => bugs.push(error) });
    expect([status, bugs.length]).toEqual([503, 0]);
  });
});

describe('a picture', () => {
  it('comes with its age and number', async () => {
    const frames = createFrameCache({ onBroken: () => {} });
    const frame = frames.accept('abc', createPayload(), { now: 1_000, monotonic: 5 });
    const response = frameResponse({ frame, jpeg: createPicture() });
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-store, no-transform',
      'content-type': 'image/jpeg',
      'x-sequence': '1000',
      'x-smart-cradle-content-length': String(createPicture().length),
      'x-timestamp': '1000',
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(createPicture());
  });

  it('that never was is a 204 without a body', async () => {
    const response = frameResponse(null);
    expect([response.status, await response.text()]).toEqual([204, '']);
  });
});

it('keeps no answer anywhere, and lets a call add headers', () => {
  const response = jsonResponse({ success: true }, { status: 201, headers: { 'Set-Cookie': 'a=b' } });
  expect(response.status).toBe(201);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.getSetCookie()).toEqual(['a=b']);
});

it('sends a form to a page with 303 and a relative place', () => {
  const response = seeOther('/login?error=credentials_wrong');
  expect([response.status, response.headers.get('location')]).toEqual([
    303,
    '/login?error=credentials_wrong',
  ]);
});
