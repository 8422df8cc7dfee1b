/**
 * The bytes of one JSON array, made page by page as the reader takes them: neither the array nor its text ever lies in
 * memory whole. The first page is there before this resolves, so that what refuses it can still become a status; what
 * fails later breaks the connection off, since a text that ended there would look whole.
 * @param leave ends it when its reader may no longer look. It is given back when the text has ended, however that is;
 *   until this resolves that is the caller's to do
 */
export async function streamJsonArray(
  pages: AsyncGenerator<readonly unknown[]>,
  leave: Leave,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const next = createNext(pages, leave);
  let page: readonly unknown[] | null = await next();
  let begun = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (begun) page = await next().catch(giveBack);
        const items = page ?? [];
        const text = items.map((item) => JSON.stringify(item)).join(',');
        const separator = begun ? (items.length > 0 ? ',' : '') : '[';
        begun = true;
        controller.enqueue(encoder.encode(separator + text + (page === null ? ']' : '')));
        if (page !== null) return;
        controller.close();
        leave.release();
      },
      async cancel() {
        leave.release();
        await pages.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );

  function giveBack(error: unknown): never {
    leave.release();
    throw error;
  }
}

/** Leave to look, as a lease gives it. */
interface Leave {
  signal: AbortSignal;
  release(): void;
}

/** The next page, or null after the last. */
function createNext(pages: AsyncGenerator<readonly unknown[]>, { signal }: Leave) {
  return async (): Promise<readonly unknown[] | null> => {
    signal.throwIfAborted();
    const { done, value } = await pages.next();
    signal.throwIfAborted();
    return done ? null : value;
  };
}

/** The same pages with each item made into what goes out. */
export async function* mapPages<From, To>(
  pages: AsyncGenerator<readonly From[]>,
  change: (item: From) => To,
): AsyncGenerator<To[]> {
  for await (const page of pages) yield page.map(change);
}
