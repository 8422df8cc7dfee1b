import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CALLS } from '@/lib/contracts/calls';
import { CALL_ROWS } from '../../access/call-rows';
import type { Subject } from '../../access/cells';
import { requireOk } from '../../client/http-client';
import { settle } from '../../client/settle';
import { addAlert, findStoredCradle } from '../../client/stored-night';
import { expectCleanLog, prepareInstallation } from './installation';
import { tellSentences } from './sentences';

const HOUR = 3_600_000;
const ISO_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('what the earlier server got wrong with readings and alerts', () => {
  const earlier = prepareInstallation();
  const { askOwn, claimNew, get } = earlier;
  const { sentence, end } = tellSentences('signals');

  sentence('alertTypes', () => {
    it('the messages of 13 s make no row in alert_logs while the limit is 30 s', async () => {
      const faceless = await claimNew('cradle-faceless');
      for (let message = 0; message < 130; message += 1)
        await faceless.send('direction', { direction: '인식 안됨' });
      await faceless.send('temperature', { temperature: '36.9' });
      await settle(
        () => get<{ temperature: number }>('/api/agent_status/cradle-faceless'),
        ({ temperature }) => temperature === 36.9,
      );
      expect(await get('/api/alert_history/cradle-faceless')).toEqual([]);
      await faceless.leave();
    });

    it('the messages of 13 s make one row when the limit is 1 s', async () => {
      const faceless = await claimNew('cradle-faceless-soon');
      const path = '/api/alert_settings/cradle-faceless-soon';
      await requireOk(earlier.parent.call(path, { json: { abnormal_position_timeout: 1 } }));
      const list = () => get<{ alert_type: string }[]>('/api/alert_history/cradle-faceless-soon');
      for (let message = 0; message < 130; message += 1) {
        await faceless.send('direction', { direction: '인식 안됨' });
        await sleep(100);
      }
      await settle(list, (alerts) => alerts.length > 0);
      expect((await list()).map((alert) => alert.alert_type)).toEqual(['face_not_detected']);
      await faceless.leave();
    });

    it.each(['high_temperature', 'crying', 'abnormal_position', 'face_not_detected'])(
      'a stored %s is one in every list',
      async (type) => {
        const cradle = await findStoredCradle(earlier.server.query, earlier.uuid);
        const id = await addAlert(earlier.server.query, cradle, {
          at: new Date(Date.now() - HOUR / 2),
          type,
        });
        for (const path of ['/api/alert_logs', `/api/alert_history/${earlier.uuid}`]) {
          const alerts = await get<{ id: number; alert_type: string }[]>(path);
          expect(alerts.find((alert) => alert.id === id)?.alert_type).toBe(type);
        }
        expect(await get(`/api/alert_detail/${id}`)).toMatchObject({ alert: { id, alert_type: type } });
      },
    );
  });

  sentence('stolenRecording');

  sentence('defaultSettings');

  sentence('partialUpdate');

  sentence('statusPolls', () => {
    it('while direction messages flood in', async () => {
      await earlier.device.send('temperature', { temperature: '36.4' });
      const flood = setInterval(
        () => void earlier.device.send('direction', { direction: '정면 유지 중' }),
        10,
      );
      try {
        await settle(
          () => get<{ temperature: number }>(`/api/agent_status/${earlier.uuid}`),
          ({ temperature }) => temperature === 36.4,
        );
        for (let poll = 0; poll < 40; poll += 1) {
          expect(await get(`/api/agent_status/${earlier.uuid}`)).toMatchObject({
            temperature: 36.4,
            crying: 'Crying',
          });
          await sleep(25);
        }
      } finally {
        clearInterval(flood);
      }
    });
  });

  sentence('order', () => {
    it('of twenty turns sent at once, in the history', async () => {
      const turning = await claimNew('cradle-turning');
      const turns = Array.from({ length: 20 }, (_, turn) => `${turn % 3 ? '우측' : '좌측'}으로 움직임`);
      const changes = turns.filter((turn, index) => turn !== turns[index - 1]);
      for (const direction of turns) await turning.send('direction', { direction });
      const query = new URLSearchParams({
        start_date: new Date(Date.now() - HOUR).toISOString(),
        end_date: new Date(Date.now() + HOUR).toISOString(),
      });
      const rows = await settle(
        () => get<{ direction: string; timestamp: string }[]>(`/api/sensor_data/cradle-turning?${query}`),
        (found) => found.length >= changes.length,
      );
      expect(rows.map(({ direction }) => direction)).toEqual(changes);
      const times = rows.map(({ timestamp }) => timestamp);
      expect(times).toEqual(times.toSorted());
      await turning.leave();
    });
  });

  sentence('zones', () => {
    const subjects: Subject[] = CALLS.filter(
      ({ method, access, media }) => method === 'GET' && access !== 'open' && !media,
    ).map(({ name, method, path }) => ({ name, method, path, row: CALL_ROWS[name] }));

    it('in every answer', async () => {
      const withTimes: string[] = [];
      for (const subject of subjects) {
        const { name } = subject;
        // Of a test that nobody has sent there is nothing to read; a night begins and ends long before and after now.
        if (name === 'testReport' || name === 'night') continue;
        const { status, body } = await askOwn(subject);
        expect([name, status]).toEqual([name, 200]);
        const times = timesIn(JSON.parse(body));
        if (times.length > 0) withTimes.push(name);
        for (const time of times) {
          expect([name, time]).toEqual([name, expect.stringMatching(ISO_UTC)]);
          // What is there is of the last three hours: nine hours off would be seen.
          expect(Math.abs(Date.now() - Date.parse(time))).toBeLessThan(3 * HOUR);
        }
      }
      expect(withTimes).toEqual(
        expect.arrayContaining([
          ...['agentStatus', 'sensorSnapshot', 'sensorHistory', 'listAgents'],
          ...['listAlerts', 'alertHistory', 'alertDetail'],
        ]),
      );
    });
  });

  sentence('delivery');

  it('said no password, and no failure of ours, in its log', () => {
    expectCleanLog(earlier);
  });

  end();
});

/** Every text of an answer that begins as a day does. */
function timesIn(value: unknown): string[] {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(timesIn);
}
