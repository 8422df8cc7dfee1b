import { describe, expect, it } from 'vitest';
import { parseCradleQr } from './qr-text';

const UUID = 'cradle-unique-id-example';

describe('the QR code of a cradle', () => {
  it.each([
    [UUID, UUID],
    [` ${UUID}\n`, UUID],
    ['요람 하나', '요람 하나'],
    ['3f2b9c1e-7d3a-4c55-9d2e-0b1c2d3e4f50', '3f2b9c1e-7d3a-4c55-9d2e-0b1c2d3e4f50'],
    [`https://cradle.example/register_cradle?uuid=${UUID}`, UUID],
    [`smartcradle://claim?cradle_uuid=${UUID}`, UUID],
    ['https://cradle.example/?uuid=%EC%9A%94%EB%9E%8C', '요람'],
    [`{"uuid":"${UUID}"}`, UUID],
    [`{"cradle_uuid":"${UUID}","ip":"10.0.0.5"}`, UUID],
  ])('%j names %j', (text, uuid) => {
    expect(parseCradleQr(text)).toBe(uuid);
  });

  it.each([
    '',
    'WIFI:S:home;T:WPA;P:secret;;',
    'tel:+8212345678',
    'BEGIN:VCARD\nFN:Somebody\nEND:VCARD',
    'https://example.com/',
    'https://example.com/?uuid=a/b',
    'https://',
    '{"name":"x"}',
    '{"uuid":7}',
    '{broken',
    'a/b',
    'x'.repeat(256),
  ])('is not one that says %j', (text) => {
    expect(parseCradleQr(text)).toBeNull();
  });
});
