import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between a browser and the server, and sees what the server sees: connections and bytes. */
export interface CountingProxy {
  base: string;
  /** Connections that are open now. */
  readonly open: number;
  /** Bytes that went to the browser so far. */
  readonly delivered: number;
  stop(): Promise<void>;
}

export async function startCountingProxy(serverBase: string): Promise<CountingProxy> {
  const target = Number(new URL(serverBase).port);
  const sockets = new Set<Socket>();
  let delivered = 0;
  const proxy = createServer((browser) => {
    const server = connect(target, '127.0.0.1');
    sockets.add(browser);
    browser.once('close', () => {
      sockets.delete(browser);
      server.destroy();
    });
    server.once('close', () => browser.destroy());
    for (const socket of [browser, server]) socket.on('error', () => socket.destroy());
    server.on('data', (chunk) => {
      delivered += chunk.length;
    });
    browser.pipe(server).pipe(browser);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    base: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    get open() {
      return sockets.size;
    },
    get delivered() {
      return delivered;
    },
    async stop() {
      proxy.close();
      for (const socket of sockets) socket.destroy();
      await once(proxy, 'close');
    },
  };
}
