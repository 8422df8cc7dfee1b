import { type Leave, streamText } from './text-stream';

/** The bytes of one JSON array, made page by page as the reader takes them (see `streamText`). */
export function streamJsonArray(
  pages: AsyncGenerator<readonly unknown[]>,
  leave: Leave,
): Promise<ReadableStream<Uint8Array>> {
  return streamText(pages, leave, (page, isFirst) => {
    const items = page ?? [];
    const text = items.map((item) => JSON.stringify(item)).join(',');
    const separator = isFirst ? '[' : items.length > 0 ? ',' : '';
    return separator + text + (page === null ? ']' : '');
  });
}

/** The same pages with each item made into what goes out. */
export async function* mapPages<From, To>(
  pages: AsyncGenerator<readonly From[]>,
  change: (item: From) => To,
): AsyncGenerator<To[]> {
  for await (const page of pages) yield page.map(change);
}
