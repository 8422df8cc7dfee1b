/** Leave to look, as a lease gives it. */
export interface Leave {
  signal: AbortSignal;
  release(): void;
}

/** The text of a page, or, given null, what follows the last one. */
type Render<T> = (page: readonly T[] | null, isFirst: boolean) => string;

/**
 * The bytes of one text, made page by page as the reader takes them: neither the pages nor the text ever lie in memory
 * whole. The first page is there before this resolves, so that what refuses it can still become a status; what fails
 * later breaks the connection off, since a text that ended there would look whole.
 * @param leave ends it when its reader may no longer look. It is given back when the text has ended, however that is;
 *   until this resolves that is the caller's to do
 */
export async function streamText<T>(
  pages: AsyncGenerator<readonly T[]>,
  leave: Leave,
  render: Render<T>,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  const next = createNext(pages, leave);
  let page: readonly T[] | null = await next();
  let begun = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (begun) page = await next().catch(giveBack);
        const text = render(page, !begun);
        begun = true;
        controller.enqueue(encoder.encode(text));
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

/** The next page, or null after the last. */
function createNext<T>(pages: AsyncGenerator<readonly T[]>, { signal }: Leave) {
  return async (): Promise<readonly T[] | null> => {
    signal.throwIfAborted();
    const { done, value } = await pages.next();
    signal.throwIfAborted();
    return done ? null : value;
  };
}
