import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CONFIGURATIONS } from '../servers/surroundings';
import { prepareAlarmHome } from './alarm-home';

const KILLS = 5;
const LIMIT_MS = 240_000;

describe.each(CONFIGURATIONS)('alerts of the %s server that is killed again and again', (configuration) => {
  const home = prepareAlarmHome(configuration);
  const add = (uuid: string, threshold: number) =>
    home.add(uuid, { alert: { crying_duration_threshold: threshold } });

  const rows = () =>
    home.server.query(`SELECT uuid, alert_logs.uid, episode FROM alert_logs
      JOIN agents ON agents.id = agent_id WHERE alert_type = 'crying' ORDER BY alert_logs.id`);

  it(
    'are all there, each once, whatever the moment',
    async () => {
      const crying: (() => void)[] = [];
      const begun = performance.now();
      for (let kill = 0; kill < KILLS; kill += 1) {
        // One that has cried for long when the server dies, and one that has just begun.
        for (const [name, threshold] of [
          ['early', 1],
          ['late', 4],
        ] as const) {
          const cradle = await add(`${name}-${kill}`, threshold);
          crying.push(cradle.repeat('crying', { status: 'Crying' }));
        }
        await sleep(Math.random() * 3_000);
        await home.server.kill();
        await home.server.start();
      }
      for (const cradle of home.cradles) await cradle.raised('crying', 1, 60_000);
      for (const stop of crying) stop();
      expect(performance.now() - begun, 'within one cool-down').toBeLessThan(120_000);
      const found = await rows();
      expect(found.map(({ uuid }) => uuid).sort()).toEqual(home.cradles.map(({ uuid }) => uuid).sort());
      expect(new Set(found.map(({ uid }) => uid)).size).toBe(home.cradles.length);
    },
    LIMIT_MS,
  );

  it(
    'come after the restart when the cradle has fallen silent meanwhile, counted from when it began',
    async () => {
      const cradle = await add('silent', 5);
      await cradle.device.send('crying', { status: 'Crying' });
      await sleep(2_000);
      await home.server.kill();
      await cradle.device.leave();
      await sleep(2_000);
      await home.server.start();
      const [alert] = await cradle.raised('crying', 1, 30_000);
      expect(Number(/(\d+)초 동안/.exec(alert?.alert_message ?? '')?.[1])).toBeGreaterThanOrEqual(5);
    },
    LIMIT_MS,
  );

  it(
    'that were acknowledged stay so',
    async () => {
      const cradle = await add('acknowledged', 1);
      const stop = cradle.repeat('crying', { status: 'Crying' });
      const [alert] = await cradle.raised('crying');
      await home.parent.call(`/api/alert_logs/${alert?.id}/acknowledge`, { method: 'POST' });
      await home.server.kill();
      await home.server.start();
      const noted = await home.server.query('SELECT acknowledged_by FROM alert_logs WHERE id = ?', [
        alert?.id,
      ]);
      expect(noted).toEqual([{ acknowledged_by: 'parent' }]);
      expect(await cradle.raised('crying')).toHaveLength(1);
      stop();
    },
    LIMIT_MS,
  );
});
