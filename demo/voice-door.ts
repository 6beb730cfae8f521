// What a demo operator says on the line, through the voice door of the simulated network. Every question of every
// interview goes this way, so it keeps its connections and reads no streams of the web (`fetch` takes three times as long).
import { Agent, request } from 'node:http';

export interface Said {
  /** The citizen hangs up instead of answering, or has done so. */
  hungUp: boolean;
  /** What saying it and hearing the answer would have taken. */
  seconds: number;
}

const connections = new Agent({ keepAlive: true });

/** Reads a question out to the citizen of a call. @throws when the network does not answer at all */
export async function say(
  { voiceOrigin, callSid }: { voiceOrigin: string; callSid: string },
  { name, kind, text }: { name: string; kind: string; text: string },
): Promise<Said> {
  const body = JSON.stringify({ language: 'vi', text, question: { name, kind, options: [] } });
  const { status, answer } = await post(`${voiceOrigin}/voice/calls/${callSid}/say`, body);
  if (status !== 200) return { hungUp: true, seconds: 0 };
  const { hungUp = false, seconds = 0 } = JSON.parse(answer) as Partial<Said>;
  return { hungUp, seconds };
}

function post(address: string, body: string): Promise<{ status: number; answer: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(address, { method: 'POST', agent: connections, headers }, (response) => {
      let answer = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (answer += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, answer }));
      response.on('error', reject);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The network closes a connection that was idle just as it is used again: it has heard nothing yet.
      if (sent.reusedSocket && error.code === 'ECONNRESET') post(address, body).then(resolve, reject);
      else reject(error);
    });
    sent.end(body);
  });
}
