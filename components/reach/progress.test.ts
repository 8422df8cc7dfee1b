import { describe, expect, it } from 'vitest';
import {
  formatStep,
  isUndelivered,
  isUnderWay,
  outcomeOf,
  PATIENCE_MS,
  type TestOutcome,
  type TestRecipient,
} from './progress';

const to = (channel: TestRecipient['channel'], state: TestRecipient['state']): TestRecipient => ({
  channel,
  state,
  reason: null,
  attempts: 1,
  steps: [{ step: 'queued', ms: 0 }],
});
const report = (...recipients: TestRecipient[]) => ({
  id: '01K6N0V6T3Q8Y4Z2M7B9C5D1EF',
  created_at: '2025-10-03T12:34:56.789Z',
  recipients,
});

describe('a test is asked after', () => {
  it.each<[TestRecipient['channel'], TestRecipient['state'], boolean]>([
    ['push', 'queued', true],
    ['push', 'sent', true],
    ['push', 'shown', false],
    ['push', 'opened', false],
    ['push', 'failed', false],
    ['email', 'queued', true],
    ['email', 'sent', false],
    ['email', 'failed', false],
  ])('by %s, once %s: %s', (channel, state, underWay) => {
    expect(isUnderWay(report(to(channel, state)), 0)).toBe(underWay);
  });

  it('until the last of several has settled', () => {
    expect(isUnderWay(report(to('email', 'sent'), to('push', 'sent')), 0)).toBe(true);
  });

  it('no longer than anybody waits', () => {
    expect(isUnderWay(report(to('push', 'sent')), PATIENCE_MS - 1)).toBe(true);
    expect(isUnderWay(report(to('push', 'sent')), PATIENCE_MS)).toBe(false);
  });
});

describe('what is said of a recipient', () => {
  it.each<[TestRecipient['channel'], TestRecipient['state'], TestOutcome, TestOutcome]>([
    ['push', 'queued', 'sending', 'unsent'],
    ['push', 'sent', 'sent', 'unseen'],
    ['push', 'shown', 'shown', 'shown'],
    ['push', 'opened', 'shown', 'shown'],
    ['push', 'failed', 'failed', 'failed'],
    ['email', 'queued', 'sending', 'unsent'],
    ['email', 'sent', 'sent', 'sent'],
    ['email', 'failed', 'failed', 'failed'],
  ])('by %s, while it is %s: %s, and %s once nobody waits any more', (channel, state, waiting, after) => {
    const recipient = to(channel, state);
    expect([outcomeOf(recipient, true), outcomeOf(recipient, false)]).toEqual([waiting, after]);
  });

  it.each<[TestOutcome, boolean]>([
    ['sending', false],
    ['unsent', true],
    ['sent', false],
    ['unseen', false],
    ['shown', false],
    ['failed', true],
  ])('%s: it never left the server: %s', (outcome, undelivered) => {
    expect(isUndelivered(outcome)).toBe(undelivered);
  });
});

it.each([
  [0, '0.0'],
  [49, '0.0'],
  [212, '0.2'],
  [960, '1.0'],
  [12_340, '12.3'],
])('writes %d ms in tenths of a second', (ms, text) => {
  expect(formatStep(ms)).toBe(text);
});
