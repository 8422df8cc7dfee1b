import { describe, expect, it } from 'vitest';
import { reopenAlert } from './evaluate';
import { createTestCradle as cradle } from './test-cradle';

describe('rules', () => {
  it('raise a temperature above the limit at once, and not one that meets it', () => {
    const baby = cradle().at(0).measures(38).at(1).measures(38.1);
    expect(baby.told).toEqual(['1 high_temperature 38.1']);
  });

  it('raise crying after its time without a further message', () => {
    const baby = cradle().at(0).cries('Crying').at(29.9);
    expect(baby.told).toEqual([]);
    expect(baby.at(40).told).toEqual(['30 crying 30']);
  });

  it('begin anew after a break', () => {
    const baby = cradle().at(0).cries('Crying').at(29).cries('Not Crying').at(30).cries('Crying').at(59);
    expect(baby.told).toEqual([]);
    expect(baby.at(61).told).toEqual(['60 crying 30']);
  });

  it('count the position from the last facing up, by the state held when it runs out, then each by itself', () => {
    const baby = cradle()
      .at(0)
      .lies('정면 유지 중')
      .at(1)
      .lies('좌측으로 움직임')
      .at(20)
      .lies('인식 오류')
      .at(30);
    expect(baby.told).toEqual(['30 face_not_detected 30']);
    baby.at(35).lies('우측으로 움직임').at(64);
    expect(baby.told).toHaveLength(2);
    expect(baby.told[1]).toBe('45 cleared face_not_detected');
    expect(baby.at(66).told[2]).toBe('65 abnormal_position 30');
  });

  it('take nothing from a device that is still looking', () => {
    const baby = cradle().at(0).lies('좌측으로 움직임').at(10).lies('확인 중...').at(31);
    expect(baby.told).toEqual(['30 abnormal_position 30']);
  });

  it('make a row every two minutes of crying, and ring until somebody acknowledges', () => {
    const baby = cradle().at(0).cries('Crying');
    for (let second = 3; second <= 33; second += 3) baby.at(second).cries('Crying');
    baby.acknowledge();
    for (let second = 36; second <= 1_200; second += 3) baby.at(second).cries('Crying');
    const rung = baby.events.filter(
      (event) => event.kind === 'still' || (event.kind === 'raised' && event.rings),
    );
    expect(rung).toHaveLength(1);
    expect(baby.told).toHaveLength(10);
    expect(baby.told[1]).toBe('150 crying 150 silent');
  });

  it('ring again after a resolve, with the next reading that fulfils the rule', () => {
    const baby = cradle().set({ offlineTimeout: 0 }).at(0).measures(39).at(1).resolve().at(100);
    expect(baby.told).toEqual(['0 high_temperature 39']);
    baby.measures(39.2);
    expect(baby.told[1]).toBe('100 high_temperature 39.2');
    const episodes = baby.events.map((event) => (event.kind === 'raised' ? event.alert.episode : ''));
    expect(new Set(episodes).size).toBe(2);
  });

  it('go on where they were once a resolve is taken back, and make up for nothing', () => {
    const baby = cradle().set({ offlineTimeout: 0 }).at(0).measures(39).at(50).resolve().at(70).reopen();
    baby.at(71).measures(39.2).at(2_000);
    // The reminder of the first minute fell due while it was resolved.
    expect(baby.told.slice(0, 4).map((line) => line.split(' ')[0])).toEqual(['0', '180', '300', '600']);
    expect(baby.told[1]).toContain('still');
  });

  it('stay silent once a resolve is taken back of what somebody looked after before', () => {
    const baby = cradle().set({ offlineTimeout: 0 }).at(0).measures(39);
    baby.acknowledge().at(5).resolve().at(8).reopen(true).at(300).measures(39.2);
    expect(baby.told).toEqual(['0 high_temperature 39', '300 high_temperature 39.2 silent']);
  });

  it('leave what was raised since alone when a resolve is taken back', () => {
    const baby = cradle().set({ offlineTimeout: 0 }).at(0).measures(39).at(1).resolve();
    const [first] = baby.events.flatMap((event) => (event.kind === 'raised' ? event.alert.uid : []));
    const before = baby.at(2).measures(39.2).state();
    expect(reopenAlert(before, first ?? '', { isAcknowledged: false, now: 0 })).toBe(before);
  });

  it('say again what nobody answers, at growing intervals, and stop when it is normal', () => {
    const baby = cradle().set({ offlineTimeout: 0 }).at(0).measures(39).at(2_000);
    expect(baby.told.slice(1, 5).map((line) => line.split(' ')[0])).toEqual(['60', '180', '300', '600']);
    baby.measures(37).at(2_005).measures(37).at(5_000);
    expect(baby.told.at(-1)).toBe('2010 cleared high_temperature');
  });

  it('miss a cradle that was reporting, and tell when it is back', () => {
    const baby = cradle().at(0).measures(36).at(61);
    expect(baby.told).toEqual(['60 device_offline 60']);
    for (let second = 90; second <= 110; second += 1) baby.at(second).measures(36).frame();
    expect(baby.told).toContain('105 cleared device_offline');
  });

  it('miss one signal while others go on, and name it', () => {
    const baby = cradle().at(0).measures(36).frame();
    for (let second = 1; second <= 65; second += 1) baby.at(second).frame();
    expect(baby.told).toEqual(['60 signal_lost temperature']);
  });

  it('notice a picture that stands still', () => {
    const baby = cradle().at(0).frame(null);
    for (let tenth = 1; tenth <= 620; tenth += 1) baby.at(tenth / 10).frame(true);
    expect(baby.told).toEqual(['60 stream_frozen 60']);
    for (let tenth = 621; tenth <= 800; tenth += 1) baby.at(tenth / 10).frame(false);
    expect(baby.told.at(-1)).toBe('77.1 cleared stream_frozen');
  });

  it('take new settings at once', () => {
    const baby = cradle().at(0).cries('Crying').at(10).set({ cryingDurationThreshold: 5 });
    expect(baby.told).toEqual(['10 crying 10']);
  });

  it('neither lose nor repeat anything over a restart', () => {
    const baby = cradle().at(0).cries('Crying').at(20).restart(5_000).at(40);
    expect(baby.told).toEqual(['30 crying 30']);
    expect(baby.restart(1_000).at(50).told).toEqual(['30 crying 30']);
  });
});
