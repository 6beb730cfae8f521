// A process that writes one file of printed forms for the process that started it (print-apart.ts).
import { formsPdf } from './pdf-form.ts';
import type { Printed, ToPrint } from './print-apart.ts';
import { formsDocx } from './word-form.ts';

process.on('disconnect', () => process.exit());

process.on('message', (toPrint: ToPrint) => {
  contentOf(toPrint).then(
    (content) => say({ content }),
    (error: unknown) =>
      say({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

function contentOf({ work, madeAt }: ToPrint): Promise<Buffer> {
  return work.format === 'docx' ? formsDocx(work.copies) : formsPdf(work.copies, new Date(madeAt));
}

function say(answer: Printed): void {
  process.send?.(answer);
}
