import { readFile } from 'node:fs/promises';

import type { Command } from 'commander';

import { visible } from './visible.ts';

/** What the user gave cannot be used; the message is one whole sentence for them, with file and line. Exit code 1. */
export class InputFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'InputFault';
  }
}

/** The file's text. @throws InputFault when it cannot be read. */
export async function readInputText(path: string): Promise<string> {
  try {
    return await readFile(path, { encoding: 'utf8' });
  } catch (error) {
    throw fileFault(path, error);
  }
}

const fileReasons: Readonly<Record<string, string>> = {
  ENOENT: 'không có tệp này',
  EISDIR: 'đây là thư mục, cần một tệp',
  EACCES: 'không có quyền đọc tệp này',
};

/** The operating system's refusal of a file as a sentence; gives any other error back as it is. */
export function fileFault(path: string, error: unknown): unknown {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return error;
  const reason = fileReasons[String(error.code)] ?? `không đọc được (${String(error.code)})`;
  return new InputFault(`${path}: ${reason}.`, { cause: error });
}

/** Runs the command; an InputFault ends the program with its sentence and code 1, anything else is a defect. */
export async function orInputFault(command: Command, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof InputFault)
      command.error(visible(error.message), { exitCode: 1, code: 'cati.input' });
    throw error;
  }
}

/** Ends the program: the options do not go together. Exit code 2. */
export function usageError(command: Command, sentence: string): never {
  return command.error(sentence, { exitCode: 2, code: 'cati.usage' });
}
