import { describe, expect, it } from 'vitest';
import { parseCommand } from './options';

describe('the command line of the simulator', () => {
  it('fills in what a local server needs', () => {
    expect(parseCommand(['--uuid', ' cradle-1 '])).toEqual({
      kind: 'run',
      options: {
        uuid: 'cradle-1',
        scene: 'calm',
        fps: 10,
        mqttUrl: 'mqtt://127.0.0.1:1883',
        baseUrl: 'http://127.0.0.1:3000',
        video: null,
        raw: false,
      },
    });
  });

  it('takes every option', () => {
    const line =
      '--uuid 요람 --scene no-face --fps 2.5 --mqtt mqtt://10.0.0.5 --base https://a.example/ --video a.mp4 --raw';
    expect(parseCommand(line.split(' '))).toEqual({
      kind: 'run',
      options: {
        uuid: '요람',
        scene: 'no-face',
        fps: 2.5,
        mqttUrl: 'mqtt://10.0.0.5',
        baseUrl: 'https://a.example',
        video: 'a.mp4',
        raw: true,
      },
    });
  });

  it('gives help, also without a uuid', () => {
    expect(parseCommand(['--help'])).toEqual({ kind: 'help' });
  });

  it.each([
    ['', '--uuid is missing'],
    ['--uuid a/b', '--uuid must be'],
    ['--uuid a+', '--uuid must be'],
    ['--uuid ..', '--uuid must be'],
    [`--uuid ${'x'.repeat(256)}`, '--uuid must be'],
    ['--uuid a --scene happy', 'known scenes: calm'],
    ['--uuid a --scene toString', 'known scenes: calm'],
    ['--uuid a --fps 0', '--fps must be'],
    ['--uuid a --fps 31', '--fps must be'],
    ['--uuid a --fps ten', '--fps must be'],
    ['--uuid a --mqtt http://127.0.0.1', '--mqtt http://127.0.0.1 is not a URL'],
    ['--uuid a --base 127.0.0.1:3000', '--base 127.0.0.1:3000 is not a URL'],
    ['--uuid a --colour red', '--colour'],
    ['--uuid a stray', 'stray'],
  ])('says what is wrong with "%s"', (line, problem) => {
    const parsed = parseCommand(line.split(' ').filter(Boolean));
    expect(parsed).toEqual({ kind: 'wrong', problem: expect.stringContaining(problem) });
  });
});
