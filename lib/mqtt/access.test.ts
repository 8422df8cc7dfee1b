import { describe, expect, it } from 'vitest';
import { mayPublish, maySubscribe, SINK_TOPIC } from './access';

const longest = 'x'.repeat(255);

describe('what a cradle may publish', () => {
  it.each([
    'cradle/one/temperature',
    'cradle/one/crying',
    'cradle/one/direction',
    'cradle/one/frame',
    'cradle/아기 침대 1/frame',
    `cradle/${longest}/frame`,
  ])('lets %s pass', (topic) => {
    expect(mayPublish(topic)).toBe(true);
  });

  it.each([
    'cradle/one/servo',
    'cradle/one/other',
    'cradle/one',
    'cradle//frame',
    'cradle/ one/frame',
    'cradle/../frame',
    'cradle/one/frame/',
    '/cradle/one/frame',
    'Cradle/one/frame',
    'cradle/+/frame',
    'cradle/one/#',
    `cradle/${longest}x/frame`,
    '$SYS/broker/uptime',
    '$share/g/cradle/one/frame',
    '/'.repeat(200),
    SINK_TOPIC,
    '',
  ])('refuses %j', (topic) => {
    expect(mayPublish(topic)).toBe(false);
  });
});

describe('what a cradle may subscribe to', () => {
  it.each(['cradle/one/servo', 'cradle/아기 침대 1/servo', `cradle/${longest}/servo`])(
    'lets %s pass',
    (filter) => {
      expect(maySubscribe(filter)).toBe(true);
    },
  );

  it.each([
    '#',
    '+',
    'cradle/#',
    'cradle/+/servo',
    'cradle/one/+',
    'cradle/one/#',
    'cradle/one/frame',
    'cradle/one/temperature',
    'cradle/one/servo/#',
    '$share/group/cradle/one/servo',
    '$SYS/#',
    SINK_TOPIC,
    '',
  ])('refuses %j', (filter) => {
    expect(maySubscribe(filter)).toBe(false);
  });
});
