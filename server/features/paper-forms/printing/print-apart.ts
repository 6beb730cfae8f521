// The process that writes printed forms: laying out a hundred takes many seconds, and calls do not wait for paper. It is
// started for each file and ends with it.
import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

import type { PrintedCopy } from '#domain/paper/printed/printed-copy.ts';

export type PrintFormat = 'docx' | 'pdf';

export interface PrintWork {
  readonly format: PrintFormat;
  readonly copies: readonly PrintedCopy[];
}

export interface ToPrint {
  readonly work: PrintWork;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

export type Printed = { readonly content: Uint8Array } | { readonly fault: string };

const main = fileURLToPath(new URL('print-main.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

export function printApart(work: PrintWork, madeAt: Date): Promise<Buffer> {
  const printer = fork(main, {
    execArgv: ['--import', tsx],
    // Bytes go as bytes.
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise<Buffer>((resolve, reject) => {
    printer.on('error', reject);
    printer.on('exit', (code, signal) =>
      reject(new Error(`The process that prints ended with ${String(code ?? signal)}`)),
    );
    printer.on('message', (answer: Printed) => {
      if ('content' in answer) resolve(Buffer.from(answer.content));
      else reject(new Error(answer.fault));
    });
    printer.send({ work, madeAt: madeAt.getTime() } satisfies ToPrint, (error) => error && reject(error));
  }).finally(() => printer.kill('SIGKILL'));
}
