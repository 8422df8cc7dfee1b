/**
 * The bytes of one JSON array, made page by page as the reader takes them: neither the array nor its text ever lies in
 * memory whole. The first page is there before this resolves, so that what refuses it can still become a status; what
 * fails later breaks the connection off, since a text that ended there would look whole.
 * @param signal ends it: the reader left, or may no longer look
 */
export async function streamJsonArray(
  pages: AsyncGenerator<readonly unknown[]>,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let next: IteratorResult<readonly unknown[]> = await pages.next();
  let begun = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        signal.throwIfAborted();
        if (begun) next = await pages.next();
        const items = next.done ? [] : next.value;
        const text = items.map((item) => JSON.stringify(item)).join(',');
        const separator = begun ? (items.length > 0 ? ',' : '') : '[';
        begun = true;
        controller.enqueue(encoder.encode(separator + text + (next.done ? ']' : '')));
        if (next.done) controller.close();
      },
      cancel: async () => void (await pages.return(undefined)),
    },
    { highWaterMark: 0 },
  );
}

/** The same pages with each item made into what goes out. */
export async function* mapPages<From, To>(
  pages: AsyncGenerator<readonly From[]>,
  change: (item: From) => To,
): AsyncGenerator<To[]> {
  for await (const page of pages) yield page.map(change);
}
