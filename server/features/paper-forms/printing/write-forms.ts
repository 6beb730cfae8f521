// Printed forms as one file; runs in a process of its own (write-apart.ts).
import type { PrintedCopy } from '#domain/paper/printed/printed-copy.ts';
import type { Writer } from '#server/platform/documents/write-apart.ts';
import { formsPdf } from './pdf-form.ts';
import { formsDocx } from './word-form.ts';

export interface Forms {
  readonly format: 'docx' | 'pdf';
  readonly copies: readonly PrintedCopy[];
}

export const write: Writer<Forms> = ({ format, copies }, madeAt) =>
  format === 'docx' ? formsDocx(copies) : formsPdf(copies, madeAt);
