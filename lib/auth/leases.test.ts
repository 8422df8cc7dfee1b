import { expect, it } from 'vitest';
import { createLeases, type LeaseHolder } from './leases';

const holder = (other: Partial<LeaseHolder> = {}): LeaseHolder => ({
  tokenHash: 'a',
  userId: 1,
  uuid: 'abc',
  expiresAt: 1_000,
  ...other,
});

it('ends every stream of a session, and no other', () => {
  const leases = createLeases();
  const [first, second] = [leases.open(holder()), leases.open(holder({ uuid: 'other' }))];
  const elsewhere = leases.open(holder({ tokenHash: 'b' }));
  leases.revokeSession('a');
  expect([first, second, elsewhere].map((lease) => lease.signal.aborted)).toEqual([true, true, false]);
  expect(leases.count()).toBe(1);
});

it('ends every stream of a cradle that changes hands', () => {
  const leases = createLeases();
  const [mine, other] = [leases.open(holder()), leases.open(holder({ uuid: 'other' }))];
  leases.revokeCradle('abc');
  expect([mine.signal.aborted, other.signal.aborted]).toEqual([true, false]);
});

it('ends those whose session has run out', () => {
  const leases = createLeases();
  const [early, late] = [leases.open(holder()), leases.open(holder({ expiresAt: 2_000 }))];
  leases.sweep(999);
  expect(early.signal.aborted).toBe(false);
  leases.sweep(1_000);
  expect([early.signal.aborted, late.signal.aborted]).toEqual([true, false]);
});

it('is given back once, and whatever still waits under it ends', () => {
  const leases = createLeases();
  const lease = leases.open(holder());
  lease.release();
  lease.release();
  expect(lease.signal.aborted).toBe(true);
  expect(leases.count()).toBe(0);
});

it('survives a stream that gives its lease back while all are being ended', () => {
  const leases = createLeases();
  const lease = leases.open(holder());
  lease.signal.addEventListener('abort', lease.release);
  const next = leases.open(holder());
  leases.revokeSession('a');
  expect(next.signal.aborted).toBe(true);
  expect(leases.count()).toBe(0);
});
