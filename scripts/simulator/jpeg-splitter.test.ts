import sharp from 'sharp';
import { expect, it } from 'vitest';
import { createJpegSplitter } from './jpeg-splitter';

it('finds whole pictures however the stream is cut', async () => {
  const pictures = await Promise.all([40, 120, 200].map(makePicture));
  const stream = Buffer.concat(pictures);
  for (const size of [1, 7, 1_000, stream.length]) {
    const splitter = createJpegSplitter();
    const found: Buffer[] = [];
    for (let at = 0; at < stream.length; at += size)
      found.push(...splitter.push(stream.subarray(at, at + size)));
    expect(found).toEqual(pictures);
  }
});

it('gives nothing for a stream without pictures, however long', () => {
  const splitter = createJpegSplitter();
  for (let chunk = 0; chunk < 100; chunk++) expect(splitter.push(Buffer.alloc(100_000))).toEqual([]);
});

function makePicture(tone: number): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 48, channels: 3, background: { r: tone, g: tone, b: 90 } } })
    .jpeg()
    .toBuffer();
}
