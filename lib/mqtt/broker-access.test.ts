import { describe, expect, it } from 'vitest';
import { eachTestBroker } from './test-broker';
import {
  collectPayloads,
  nextMessage,
  nextPacket,
  retainedPublishPacket,
  subscribe,
  subscribePacket,
  unsubscribePacket,
} from './test-device';

const broker = eachTestBroker();

describe('a refused subscription', () => {
  it.each([
    '#',
    'cradle/+/frame',
    'cradle/one/frame',
    'cradle/+/servo',
    '$SYS/#',
    '$share/group/cradle/one/servo',
    '$refused',
    'cradle/one#/servo',
    'cradle/#/servo',
    'a+/b',
    '/'.repeat(150),
  ])('to %s gets 0x80 and leaves the connection open', async (filter) => {
    await broker.link.start();
    const cradle = await broker.device();
    const answer = nextPacket(cradle);
    cradle.stream.write(subscribePacket(7, ['cradle/one/servo', filter]));
    expect(await answer).toMatchObject({ cmd: 'suback', messageId: 7, granted: [0, 128] });
    expect(broker.link.state().refused.subscription).toBe(1);
    expect(await broker.isServed(cradle)).toBe(true);
  });

  it('delivers nobody the frames of another', async () => {
    await broker.link.start();
    const [cradle, spy] = [await broker.device(), await broker.device()];
    const heard: string[] = [];
    spy.on('message', (topic) => heard.push(topic));
    expect(await subscribe(spy, ['cradle/one/frame', '#', 'cradle/spy/servo'])).toEqual([128, 128, 0]);
    const next = broker.seen.nextMessage();
    await cradle.publishAsync('cradle/one/frame', 'picture');
    await next;
    const own = nextMessage(spy);
    await broker.link.sendServo('spy', 'start');
    await own;
    expect(heard).toEqual(['cradle/spy/servo']);
  });

  it('is also that of a filter beyond the hundredth of a connection', async () => {
    await broker.link.start();
    const cradle = await broker.device();
    const filters = Array.from({ length: 101 }, (_, index) => `cradle/${index}/servo`);
    const codes = await subscribe(cradle, filters);
    expect(codes.filter((code) => code === 128)).toHaveLength(1);
  });

  it('also answers a malformed unsubscribe without ending the connection', async () => {
    await broker.link.start();
    const cradle = await broker.device();
    const answer = nextPacket(cradle);
    cradle.stream.write(unsubscribePacket(9, ['a#b', '/'.repeat(150)]));
    expect(await answer).toMatchObject({ cmd: 'unsuback', messageId: 9 });
    expect(await broker.isServed(cradle)).toBe(true);
  });
});

describe('a refused publish', () => {
  it.each([
    'cradle/one/servo',
    'other/topic',
    '$SYS/broker/uptime',
    '$refused',
    'cradle/+/frame',
    'cradle/one/#',
    '/'.repeat(150),
  ])('to %s is dropped and counted, and the next allowed one arrives', async (topic) => {
    await broker.link.start();
    const [cradle, owner] = [await broker.device(), await broker.device()];
    await subscribe(owner, ['cradle/one/servo']);
    const obeyed = collectPayloads(owner);
    cradle.stream.write(retainedPublishPacket(topic, 'forged'));
    expect(await broker.isServed(cradle)).toBe(true);
    expect(broker.link.state().refused.publish).toBe(1);
    expect(broker.seen.messages).toHaveLength(1);
    const next = nextMessage(owner);
    await broker.link.sendServo('one', 'stop');
    await next;
    expect(obeyed).toEqual(['{"action":"stop"}']);
  });

  it('may be a last will as well, while an allowed will arrives', async () => {
    await broker.link.start();
    const owner = await broker.device();
    await subscribe(owner, ['cradle/one/servo']);
    const obeyed = collectPayloads(owner);
    for (const topic of ['cradle/one/servo', 'a/#', 'cradle/one/crying']) {
      const will = { topic, payload: Buffer.from('will'), qos: 0 as const, retain: true };
      const dying = await broker.device({ will });
      const news = topic.endsWith('crying') ? broker.seen.nextMessage() : null;
      dying.stream.destroy();
      if (news) expect((await news).topic).toBe('cradle/one/crying');
    }
    const next = nextMessage(owner);
    await broker.link.sendServo('one', 'stop');
    await next;
    expect(obeyed).toEqual(['{"action":"stop"}']);
    expect(broker.link.state().refused.publish).toBe(2);
  });
});
