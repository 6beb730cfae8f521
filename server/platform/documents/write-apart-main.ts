// A process that writes one document for the process that started it (write-apart.ts).
import type { ToWrite, Writer, Written } from './write-apart.ts';

process.on('disconnect', () => process.exit());

process.on('message', (toWrite: ToWrite) => {
  contentOf(toWrite).then(
    (content) => say({ content }),
    (error: unknown) =>
      say({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

async function contentOf({ writer, work, madeAt }: ToWrite): Promise<Buffer> {
  const { write } = (await import(writer)) as { write: Writer<unknown> };
  return write(work, new Date(madeAt));
}

function say(answer: Written): void {
  process.send?.(answer);
}
