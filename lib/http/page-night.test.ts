import { describe, expect, it } from 'vitest';
import { findNight, type NightParams } from './page-night';

/** 09:00 of October 4th in Seoul, 20:00 of the 3rd in New York. */
const NOW = Date.UTC(2025, 9, 4, 0);
const find = (params: NightParams, saidZone: string | null = 'Asia/Seoul', kept = {}) =>
  findNight(params, { now: NOW, saidZone, kept });

describe('the night that an address means', () => {
  it.each([
    ['Asia/Seoul', '2025-10-03', 'Asia/Seoul'],
    ['America/New_York', '2025-10-03', 'America/New_York'],
    ['America/Los_Angeles', '2025-10-02', 'America/Los_Angeles'],
    [null, '2025-10-03', 'UTC'],
    ['Nowhere', '2025-10-03', 'UTC'],
  ])('without a date is the newest of the reader in %s: that of %s', (zone, date, timeZone) => {
    expect(find({}, zone)).toEqual({
      query: { date, time_zone: timeZone, bedtime: '20:00', morning: '07:00' },
      problem: null,
      latest: date,
      saidZone: zone,
      hoursInAddress: {},
    });
  });

  it('has the hours of the address, else those that the browser keeps', () => {
    const kept = { bedtime: '18:30', morning: '06:00' };
    expect(find({}, 'UTC', kept).query).toMatchObject(kept);
    const both = { bedtime: '19:00', morning: '06:00' };
    expect(find({ bedtime: '19:00' }, 'UTC', kept)).toMatchObject({ query: both, hoursInAddress: both });
    expect(find({}, 'UTC', { bedtime: 'soon' }).query).toMatchObject({ bedtime: '20:00', morning: '07:00' });
  });

  it.each<[NightParams, string]>([
    [{ date: '2025-02-30' }, 'unreadable'],
    [{ date: 'yesterday' }, 'unreadable'],
    [{ date: '' }, 'unreadable'],
    [{ date: '0001-01-01' }, 'unreadable'],
    [{ date: ['2025-10-01', '2025-10-02'] }, 'unreadable'],
    [{ date: '2025-10-04' }, 'not_yet'],
    [{ date: '9999-12-31' }, 'not_yet'],
    [{ bedtime: '25:00' }, 'hours'],
    [{ bedtime: '07:00' }, 'hours'],
    [{ morning: ['06:00', '07:00'] }, 'hours'],
  ])('of %j is not shown (%s), and the newest one stands by', (params, problem) => {
    expect(find(params)).toMatchObject({
      problem,
      query: { date: '2025-10-03', bedtime: '20:00', morning: '07:00' },
    });
  });
});
