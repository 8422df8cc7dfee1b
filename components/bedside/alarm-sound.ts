import type { AlarmSound } from './alarm-causes';

/** Tones of one round: from when in it, how long (s), and how high (Hz). */
interface Pattern {
  roundMs: number;
  tones: readonly { at: number; lasts: number; hertz: number }[];
  /** For phones that can: on, off, on …, ms. */
  vibration: number[];
}

/** The baby: quick and rising. The watching itself: slow and falling. Told apart half asleep, without looking. */
const PATTERNS = {
  baby: {
    roundMs: 1_600,
    tones: [
      { at: 0, lasts: 0.16, hertz: 784 },
      { at: 0.22, lasts: 0.16, hertz: 988 },
      { at: 0.44, lasts: 0.3, hertz: 1_319 },
    ],
    vibration: [160, 60, 160, 60, 300],
  },
  watching: {
    roundMs: 2_400,
    tones: [
      { at: 0, lasts: 0.4, hertz: 587 },
      { at: 0.5, lasts: 0.6, hertz: 440 },
    ],
    vibration: [400, 100, 600],
  },
} as const satisfies Record<AlarmSound, Pattern>;

/** It begins low and is at its loudest after this time: who sleeps lightly is not startled. In ms. */
const RISING_MS = 20_000;
const SOFTEST = 0.25;

export interface AlarmPlayer {
  /** From now on this sound, again and again; null for silence. */
  play(sound: AlarmSound | null): void;
  /** One round of it, for who wants to know how loud it is. */
  try(): void;
  /** 0 to 1. */
  setVolume(volume: number): void;
  /** Whether the browser lets it be heard. */
  isAudible(): boolean;
  stop(): void;
}

/** Made of the browser's own oscillators: there is no file that could fail to load. After a press only. */
export function createAlarmPlayer(context: AudioContext, now: () => number): AlarmPlayer {
  const output = context.createGain();
  output.connect(context.destination);
  let current: { sound: AlarmSound; since: number; timer: ReturnType<typeof setInterval> } | null = null;
  let rounds = 0;

  function round(sound: AlarmSound, since: number): void {
    rounds += 1;
    const share = Math.min(1, (now() - since) / RISING_MS);
    const { tones, vibration } = PATTERNS[sound];
    navigator.vibrate?.([...vibration]);
    const sing = (): void => {
      for (const tone of tones) playTone(tone, SOFTEST + (1 - SOFTEST) * share);
    };
    if (context.state === 'running') {
      sing();
      return;
    }
    // A call or the lock screen may have taken the sound away, and its clock stands still. The newest round alone is
    // heard when it comes back: all that were missed would sound at once.
    const own = rounds;
    void context.resume().then(
      () => (own === rounds ? sing() : undefined),
      () => undefined,
    );
  }

  function playTone({ at, lasts, hertz }: Pattern['tones'][number], loudness: number): void {
    const begin = context.currentTime + at;
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.frequency.value = hertz;
    // Ends without a click.
    gain.gain.setValueAtTime(0, begin);
    gain.gain.linearRampToValueAtTime(loudness, begin + 0.02);
    gain.gain.setValueAtTime(loudness, begin + lasts - 0.04);
    gain.gain.linearRampToValueAtTime(0, begin + lasts);
    oscillator.connect(gain).connect(output);
    oscillator.start(begin);
    oscillator.stop(begin + lasts);
  }

  function silence(): void {
    if (current === null) return;
    clearInterval(current.timer);
    current = null;
    rounds += 1;
    navigator.vibrate?.(0);
  }

  return {
    play(sound) {
      if (sound === (current?.sound ?? null)) return;
      silence();
      if (sound === null) return;
      const since = now();
      current = { sound, since, timer: setInterval(() => round(sound, since), PATTERNS[sound].roundMs) };
      round(sound, since);
    },
    try: () => round('baby', now() - RISING_MS),
    setVolume(volume) {
      output.gain.value = volume;
    },
    isAudible: () => context.state === 'running',
    stop() {
      silence();
      void context.close().catch(() => undefined);
    },
  };
}
