/** The other end of `processes.ts`: what a measured process does with its messages. */
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo } from 'node:net';

interface Running {
  origin: string;
  stop(): Promise<unknown>;
}

/** Starts when the first message has come, and ends when told to, or when the benchmark is gone. */
export function serveParent<Setup>(start: (setup: Setup) => Promise<Running>): void {
  process.once('message', (setup: Setup) => {
    void (async () => {
      const running = await start(setup);
      const end = async (): Promise<void> => {
        await running.stop();
        process.exit(0);
      };
      process.once('message', () => void end());
      process.once('disconnect', () => process.exit(0));
      process.send?.({ origin: running.origin });
    })();
  });
}

/** A bare `node:http` server on a free port. */
export async function listenBare(listener: RequestListener): Promise<Running> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => server.closeAllConnections(),
  };
}
