// The `cati` command in a test's own process, judged as by a terminal: by what it prints and its exit code. A process
// for each call would pay a second for loading the same code again; tests/unit/cli-process.test.ts starts real ones.
import { catiCommand } from '#cli/command.ts';

export interface Outcome {
  readonly status: number;
  /** What stands on standard output. */
  readonly output: string;
  /** What stands on standard error. */
  readonly complaint: string;
}

class Ended extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`cati ended with ${status}`);
    this.status = status;
  }
}

/** Runs one command to its end; calls have to wait for each other, since they share the process's two outputs. */
export async function cati(...words: readonly string[]): Promise<Outcome> {
  const output = held(process.stdout);
  const complaint = held(process.stderr);
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await catiCommand((code) => {
      throw new Ended(code);
    }).parseAsync(words, { from: 'user' });
    return { status: Number(process.exitCode), output: output.text(), complaint: complaint.text() };
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    return { status: error.status, output: output.text(), complaint: complaint.text() };
  } finally {
    process.exitCode = before;
    output.release();
    complaint.release();
  }
}

/** Keeps what is written to the stream until it is released. */
function held(stream: NodeJS.WriteStream): { text(): string; release(): void } {
  const write = stream.write;
  let kept = '';
  stream.write = (chunk: string | Uint8Array) => {
    kept += String(chunk);
    return true;
  };
  return {
    text: () => kept,
    release: () => {
      stream.write = write;
    },
  };
}
