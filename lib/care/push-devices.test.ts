import { beforeEach, expect, it } from 'vitest';
import { createDirectory } from '@/lib/runtime/directory';
import { nameDevice, removeDevice } from './push-devices';
import { renewPush, subscribePush, unsubscribePush } from './subscribe-push';
import { createTestHouse, MOTHER } from './test-house';

const setUp = () => createTestHouse(createDirectory());
const REPORT = {
  ...{ userId: MOTHER, endpoint: 'https://push.example/phone', p256dh: 'abc', auth: 'def' },
  ...{ locale: 'en', userAgent: null, sessionHash: 'of the session' },
};

let house: ReturnType<typeof setUp>;
beforeEach(() => {
  house = setUp();
});

it('subscribing keeps a device with its language, and unsubscribing removes it', async () => {
  const { userId, endpoint } = REPORT;
  await subscribePush(house.ports, REPORT);
  await unsubscribePush(house.ports, { userId, endpoint });
  expect(house.done).toEqual([`save ${endpoint} en`, `remove ${endpoint}`]);
});

it('a device that its caregiver has removed is not renewed, at whatever address', async () => {
  const moved = { ...REPORT, endpoint: 'https://push.example/moved' };
  await renewPush(house.ports, REPORT.endpoint, moved);
  const refusal = renewPush(house.ports, 'https://push.example/removed', moved);
  await expect(refusal).rejects.toMatchObject({ code: 'not_found' });
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
