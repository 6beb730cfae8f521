// The template of reports: the one that comes with the product, or the office's own, kept with all former ones.
import type { Readable } from 'node:stream';

import type { TemplateView } from '#contract/reports.ts';
import { problem } from '#contract/problems.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { audit } from '#server/platform/audit.ts';
import { checkTemplate } from './docx/check-template.ts';
import { shippedTemplate } from './docx/shipped-template.ts';

const mostBytes = 10 * 1024 * 1024;
const shippedName = 'mau-bao-cao.docx';

/** The file of the template in use. */
export async function templateFile(ctx: Context): Promise<{ name: string; content: Buffer }> {
  const last = await lastTemplate(ctx);
  return last?.content
    ? { name: last.name ?? shippedName, content: Buffer.from(last.content) }
    : { name: shippedName, content: await shippedTemplate() };
}

export async function templateView(ctx: Context): Promise<TemplateView> {
  const last = await lastTemplate(ctx);
  const { content } = await templateFile(ctx);
  const isOwn = last?.content != null;
  return {
    name: isOwn ? last.name : null,
    storedAt: isOwn ? last.storedAt.toISOString() : null,
    storedBy: isOwn ? last.storedBy.name : null,
    missing: [...(await checkTemplate(content)).missing],
  };
}

/**
 * Takes a file as the template from now on.
 * @throws 'report-template-faulty' with the names that no report knows and the loops that stay open; 'list-too-large'
 */
export async function storeTemplate(
  ctx: Context,
  file: { name: string; content: Readable },
): Promise<TemplateView> {
  const content = await wholeOf(file.content);
  const { faults } = await checkTemplate(content);
  if (faults.length > 0) throw problem('report-template-faulty', { faults: [...faults] });
  return keep(ctx, file.name, content);
}

/** The template that comes with the product again; the office's own stays kept. */
export async function restoreTemplate(ctx: Context): Promise<TemplateView> {
  return keep(ctx, null, null);
}

async function keep(ctx: Context, name: string | null, content: Buffer | null): Promise<TemplateView> {
  return inTransaction(ctx, async (tx) => {
    const { id } = await tx.db.reportTemplate.create({
      data: {
        name,
        content: content && Uint8Array.from(content),
        storedAt: tx.now(),
        storedById: actorOf(tx).id,
      },
    });
    await audit(tx, 'report-template-stored', 'report-template', id, { name });
    return templateView(tx);
  });
}

function lastTemplate(ctx: Context) {
  return ctx.db.reportTemplate.findFirst({
    orderBy: [{ storedAt: 'desc' }, { id: 'desc' }],
    include: { storedBy: { select: { name: true } } },
  });
}

async function wholeOf(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > mostBytes) throw problem('list-too-large', { maxBytes: mostBytes });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
