import type { Frame } from './frame-cache';
import { imagePart } from './multipart';

const MINUTE_MS = 60_000;

export interface CardRequest {
  uuid: string;
  /** The last picture there was. */
  frame: Frame | null;
  /** How long there has been none, in ms; null when there never was one. */
  silentMs: number | null;
  locale: CardLocale;
}

/** Language of the words on a card. */
export type CardLocale = 'ko' | 'en';

export interface CardDesk {
  /** The "no signal" card as a part of a stream; null when it could not be drawn. */
  part(request: CardRequest): Promise<Buffer | null>;
}

export interface CardDeskDeps {
  render(input: { lastFrame: Buffer | null; silentMs: number | null; locale: CardLocale }): Promise<Buffer>;
  onFailure(error: unknown): void;
}

interface Entry {
  key: string;
  part: Promise<Buffer | null>;
}

/** Draws the card of a cradle once a minute, for all who watch it, and only while somebody does. */
export function createCardDesk({ render, onFailure }: CardDeskDeps): CardDesk {
  const entries = new Map<string, Entry>();
  return {
    part(request) {
      const { uuid, frame, silentMs, locale } = request;
      const key = `${frame?.sequence ?? 0}/${silentMs === null ? '-' : Math.floor(silentMs / MINUTE_MS)}`;
      const slot = `${locale}/${uuid}`;
      const known = entries.get(slot);
      if (known?.key === key) return known.part;
      const part = draw(request).catch((error) => {
        if (entries.get(slot)?.key === key) entries.delete(slot);
        onFailure(error);
        return null;
      });
      entries.set(slot, { key, part });
      return part;
    },
  };

  async function draw({ frame, silentMs, locale }: CardRequest): Promise<Buffer> {
    const jpeg = await render({ lastFrame: frame?.jpeg() ?? null, silentMs, locale });
    return imagePart(jpeg, {
      timestamp: frame?.receivedAt ?? null,
      sequence: frame?.sequence ?? null,
      noSignal: true,
    });
  }
}
