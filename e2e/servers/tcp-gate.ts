import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** An address behind which a server can come, go and come back with all its data. */
export interface TcpGate {
  port: number;
  /** From now on connections reach the server. */
  open(): Promise<void>;
  /** Cuts what is connected and refuses what comes, as a server that was killed does. */
  close(): Promise<void>;
}

/** A gate before `targetPort` of 127.0.0.1, closed at first. @param port of the gate itself */
export function createTcpGate({ port, targetPort }: { port: number; targetPort: number }): TcpGate {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  return {
    port,
    async open() {
      server = createServer((near) => join(sockets, near, connect(targetPort, '127.0.0.1')));
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    async close() {
      const closing = server;
      server = null;
      if (closing === null) return;
      const closed = once(closing, 'close');
      closing.close();
      for (const socket of sockets) socket.resetAndDestroy();
      await closed;
    },
  };
}

function join(sockets: Set<Socket>, near: Socket, far: Socket): void {
  for (const [socket, other] of [
    [near, far],
    [far, near],
  ] as const) {
    sockets.add(socket);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
    socket.pipe(other);
  }
}
