// The process that writes long documents: laying out a hundred forms takes many seconds, and calls do not wait for paper.
// It is started for each file and ends with it.
import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

export interface ToWrite {
  /** Module that exports `write`. */
  readonly writer: string;
  readonly work: unknown;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

export type Written = { readonly content: Uint8Array } | { readonly fault: string };

/** What the module of a writer exports under the name `write`. */
export type Writer<W> = (work: W, madeAt: Date) => Promise<Buffer>;

const main = fileURLToPath(new URL('write-apart-main.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** @param writer address of a module that exports `write` as a Writer<W> */
export function writeApart<W>(writer: URL, work: W, madeAt: Date): Promise<Buffer> {
  const process = fork(main, {
    execArgv: ['--import', tsx],
    // Bytes go as bytes.
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise<Buffer>((resolve, reject) => {
    process.on('error', reject);
    process.on('exit', (code, signal) =>
      reject(new Error(`The process that writes documents ended with ${String(code ?? signal)}`)),
    );
    process.on('message', (answer: Written) => {
      if ('content' in answer) resolve(Buffer.from(answer.content));
      else reject(new Error(answer.fault));
    });
    const toWrite: ToWrite = { writer: writer.href, work, madeAt: madeAt.getTime() };
    process.send(toWrite, (error) => error && reject(error));
  }).finally(() => process.kill('SIGKILL'));
}
