// Ports on this machine that nobody listens on.
import { createServer } from 'node:net';

/** A port that is free now, chosen by the system. */
export async function anyFreePort(host: string): Promise<number> {
  const port = await tryPort(host, 0);
  if (port === undefined) throw new Error(`Không còn cổng trống / no free port on ${host}`);
  return port;
}

/** The first free port from `first` on, looking at a hundred of them before leaving the choice to the system. */
export async function freePortFrom(first: number, host: string): Promise<number> {
  for (let port = first; port < first + 100; port += 1) {
    if (await isFree(port, host)) return port;
  }
  return anyFreePort(host);
}

export async function isFree(port: number, host: string): Promise<boolean> {
  return (await tryPort(host, port)) !== undefined;
}

/** Listens for a moment; gives the port, or undefined when it is taken. Other faults, such as a wrong host, are thrown. */
async function tryPort(host: string, port: number): Promise<number | undefined> {
  const probe = createServer();
  return new Promise((settle, fail) => {
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') settle(undefined);
      else fail(new Error(`HOST=${host}: ${error.message}`, { cause: error }));
    });
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => settle(address !== null && typeof address === 'object' ? address.port : undefined));
    });
  });
}
