import { describe, expect, it } from 'vitest';
import {
  deriveWerkzeugDigest,
  isAffordableForAll,
  isWerkzeugMethod,
  parseWerkzeugHash,
} from './werkzeug-hash';

/**
 * By Python's hashlib, 3.11:
 *   python3 -c "import hashlib; print(hashlib.pbkdf2_hmac('sha256', 'PASSWORD'.encode(), 'SALT'.encode(), N).hex())"
 *   python3 -c "import hashlib; print(hashlib.scrypt('PASSWORD'.encode(), salt='SALT'.encode(), n=32768, r=8, p=1,
 *     maxmem=132 * 32768 * 8, dklen=64).hex())"
 */
const VECTORS = [
  [
    'correct horse',
    'pbkdf2:sha256:1000$NaClNaCl$0c5447c8fef936184ff4a7e6050570dc344c4e5a654710f69b4fd7e82508a568',
  ],
  [
    'correct horse',
    'pbkdf2:sha256:600000$gX3k9QwZ7LmPv2Ra$faaa82f6e22da0c4d203b5c90578342a1193a0cf576346b368c74c66df354c98',
  ],
  [
    '암호 👶 pass',
    'pbkdf2:sha256:260000$gX3k9QwZ7LmPv2Ra$f663b27e9455324999bd803136914eb1cd68c5711fbfe4242a725ff52e163cef',
  ],
  [
    'correct horse',
    'scrypt:32768:8:1$gX3k9QwZ7LmPv2Ra$cde9731092b464f2b8a0e1617ff821a152bdcc27981b4e5b9c43f47c91e02274' +
      'a0d6ef95584a0cd31d1153c2ebb19ccd56fd332a5a064a63f68aaa6987270ba2',
  ],
  [
    '암호 👶 pass',
    'scrypt:32768:8:1$gX3k9QwZ7LmPv2Ra$305fc15e959fb17da1c22b3f6aa8c035e5fdcff0bf485d8a0a8dcf0b0135aeaa' +
      'f657e7dafb6fa738cdbb40ab4b4e4e906ad570ae53b4f5ba8f258e1a511dfee5',
  ],
] as const;

describe('a hash of the earlier server', () => {
  it.each(VECTORS)('is what Python makes of %j: %s', async (password, stored) => {
    const parsed = parseWerkzeugHash(stored);
    if (parsed === null) throw new Error('not read');
    expect(await deriveWerkzeugDigest(parsed.method, password, parsed.salt)).toEqual(parsed.digest);
    expect(await deriveWerkzeugDigest(parsed.method, `${password}.`, parsed.salt)).not.toEqual(parsed.digest);
  });

  it.each([
    ['nothing', ''],
    ['plain text', 'correct horse'],
    ['ours', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA'],
    ['an older method', `pbkdf2:sha1:1000$salt$${'0'.repeat(40)}`],
    ['a digest cut off by a short column', `pbkdf2:sha256:1000$salt$${'0'.repeat(62)}`],
    ['a digest that is not hexadecimal', `pbkdf2:sha256:1000$salt$${'x'.repeat(64)}`],
    ['no salt', `pbkdf2:sha256:1000$$${'0'.repeat(64)}`],
  ])('is not read from %s', (_, stored) => {
    expect(parseWerkzeugHash(stored)).toBeNull();
  });
});

describe('a method', () => {
  it.each([
    'pbkdf2:sha256:1',
    'pbkdf2:sha256:10000000',
    'scrypt:2:1:1',
    'scrypt:16384:8:16',
    'scrypt:262144:7:1',
  ])('within the limits is worked with: %s', (method) => expect(isWerkzeugMethod(method)).toBe(true));

  it.each([
    'pbkdf2:sha256:0',
    'pbkdf2:sha256:10000001',
    'pbkdf2:sha256:-1',
    'pbkdf2:sha256',
    'scrypt:1:8:1',
    'scrypt:32767:8:1',
    'scrypt:32768:0:1',
    'scrypt:32768:33:1',
    'scrypt:32768:8:17',
    'scrypt:1048576:8:1',
    'scrypt:99999999999999999999:8:1',
    'scrypt',
  ])('that would take for ever or all memory is none: %s', (method) => {
    expect(isWerkzeugMethod(method)).toBe(false);
  });

  it.each(['scrypt:2:1:1', 'scrypt:16:32:16'])('has the memory that it needs: %s', async (method) => {
    expect(await deriveWerkzeugDigest(method, 'password', 'salt')).toHaveLength(64);
  });
});

it.each([
  ['pbkdf2:sha256:1000000', true],
  ['pbkdf2:sha256:2000000', true],
  ['pbkdf2:sha256:2000001', false],
  ['scrypt:32768:8:1', true],
])('every sign-in can afford %s: %s', (method, expected) => {
  expect(isAffordableForAll(method)).toBe(expected);
});
