import { expect, it } from 'vitest';
import { parseCradleTopic, SIGNAL_SUBSCRIPTIONS, servoPayload, servoTopic } from './topics';

it.each([
  ['cradle/abc/temperature', 'abc', 'temperature'],
  ['cradle/abc/crying', 'abc', 'crying'],
  ['cradle/abc/direction', 'abc', 'direction'],
  ['cradle/요람 1/frame', '요람 1', 'frame'],
  ['cradle/abc/servo', 'abc', 'servo'],
])('takes %s apart', (topic, uuid, channel) => {
  expect(parseCradleTopic(topic)).toEqual({ uuid, channel });
});

it.each([
  'cradle/abc',
  'cradle/abc/',
  'cradle//frame',
  'cradle/abc/frame/1',
  '/cradle/abc/frame',
  'Cradle/abc/frame',
  'cradle/abc/Frame',
  'cradle/abc/humidity',
  'cradle/+/frame',
  'cradle/#',
  'cradle/a+b/frame',
  'cradle/ abc/frame',
  'cradle/abc /frame',
  'cradle/../frame',
  'cradle/abc/toString',
  '$SYS/broker/clients',
  '',
])('is null for %j', (topic) => {
  expect(parseCradleTopic(topic)).toBeNull();
});

it('writes the servo command to the letter', () => {
  expect(servoTopic('abc')).toBe('cradle/abc/servo');
  expect(servoPayload('start')).toBe('{"action":"start"}');
  expect(servoPayload('stop')).toBe('{"action":"stop"}');
});

it('subscribes to what cradles publish and to nothing else', () => {
  const topics = ['cradle/+/temperature', 'cradle/+/crying', 'cradle/+/direction', 'cradle/+/frame'];
  expect(SIGNAL_SUBSCRIPTIONS).toEqual(topics);
});
