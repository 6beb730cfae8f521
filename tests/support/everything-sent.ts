// All bytes that the server sends to somebody: every answer over HTTP and every packet of the socket, as they come.
import type { Person } from '#demo/person.ts';

export interface Sent {
  /** What came since the last call, one text per answer or packet. */
  take(): string[];
  stop(): void;
}

/** Records from now on. HTTP answers are told apart by the cookie that asked for them. */
export function everythingSentTo(person: Person): Sent {
  let heard: string[] = [];
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const response = await fetch(input, init);
    const { cookie } = Object.fromEntries(new Headers(init?.headers));
    if (cookie === person.cookie)
      heard.push(`${response.url} ${JSON.stringify([...response.headers])} ${await response.clone().text()}`);
    return response;
  };
  const packet = ({ type, data }: { type: string; data?: unknown }) =>
    void heard.push(`socket ${type} ${String(data)}`);
  const { engine } = person.socket.io;
  engine.on('packet', packet);
  return {
    take() {
      const before = heard;
      heard = [];
      return before;
    },
    stop() {
      globalThis.fetch = fetch;
      engine.off('packet', packet);
    },
  };
}
