import { beforeEach, expect, it } from 'vitest';
import { createDirectory } from '@/lib/runtime/directory';
import { nameDevice, removeDevice } from './push-devices';
import { subscribePush, unsubscribePush } from './subscribe-push';
import { createTestHouse, MOTHER } from './test-house';

const setUp = () => createTestHouse(createDirectory());

let house: ReturnType<typeof setUp>;
beforeEach(() => {
  house = setUp();
});

it('subscribing keeps a device with its language, and unsubscribing removes it', async () => {
  const device = { endpoint: 'https://push.example/phone', p256dh: 'abc', auth: 'def' };
  await subscribePush(house.ports, { userId: MOTHER, device, locale: 'en', userAgent: null, renew: false });
  await unsubscribePush(house.ports, { userId: MOTHER, endpoint: device.endpoint });
  expect(house.done).toEqual([`save ${device.endpoint} en`, `remove ${device.endpoint}`]);
});

it('a device that its caregiver has removed is not renewed', async () => {
  const renew = (endpoint: string) => {
    const device = { endpoint, p256dh: 'abc', auth: 'def' };
    return subscribePush(house.ports, { userId: MOTHER, device, locale: 'en', userAgent: null, renew: true });
  };
  await renew('https://push.example/phone');
  await expect(renew('https://push.example/removed')).rejects.toMatchObject({ code: 'not_found' });
  expect(house.done).toEqual([]);
});

it('a device is named and removed by its caregiver alone', async () => {
  await nameDevice(house.ports, { userId: MOTHER, id: 1, name: 'phone' });
  await nameDevice(house.ports, { userId: MOTHER, id: 1, name: '' });
  await removeDevice(house.ports, { userId: MOTHER, id: 1 });
  expect(house.done).toEqual(['rename 1 phone', 'rename 1 null', 'remove https://push.example/phone']);
  await expect(removeDevice(house.ports, { userId: MOTHER, id: 2 })).rejects.toMatchObject({
    code: 'not_found',
  });
});
