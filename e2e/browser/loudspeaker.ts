import type { Page } from 'playwright-core';

type Listening = typeof globalThis & { loudspeaker?: AnalyserNode };

/** Listens to what the page sends to the loudspeaker, from its first script on. */
export async function tapLoudspeaker(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const connect: (this: AudioNode, to: AudioNode, ...way: number[]) => AudioNode =
      AudioNode.prototype.connect;
    Object.assign(AudioNode.prototype, {
      connect(this: AudioNode, to: AudioNode, ...way: number[]) {
        if (to instanceof AudioDestinationNode) {
          const analyser = this.context.createAnalyser();
          connect.call(this, analyser);
          (globalThis as Listening).loudspeaker = analyser;
        }
        return connect.call(this, to, ...way);
      },
    });
  });
}

/** Resolves with the next sound. */
export async function untilLoud(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const samples = new Float32Array(2_048);
    (globalThis as Listening).loudspeaker?.getFloatTimeDomainData(samples);
    return samples.some((sample) => Math.abs(sample) > 0.05);
  });
}
