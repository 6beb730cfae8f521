// Reads a template before it is kept: what it names that no report knows, what it leaves out, where a loop stays open.
import { TemplateHandler, TemplateSyntaxError } from 'easy-template-x';

import type { TemplateFault } from '#contract/reports.ts';
import { nearestOf } from '#domain/report/words.ts';
import { templateOptions } from '#server/platform/documents/word-table.ts';
import { isOfDocumentSize } from './unpacked-size.ts';
import { conditionNames, expected, loops, single } from './vocabulary.ts';

export interface TemplateCheck {
  readonly faults: readonly TemplateFault[];
  /** Names of the report that the template leaves out. */
  readonly missing: readonly string[];
}

interface OpenLoop {
  readonly name: string;
  /** Names that may stand in it; null in a condition and in a loop that nobody knows. */
  readonly within: ReadonlySet<string> | null;
}

export async function checkTemplate(content: Buffer): Promise<TemplateCheck> {
  let tags: Awaited<ReturnType<TemplateHandler['parseTags']>>;
  try {
    if (!(await isOfDocumentSize(content)))
      return { faults: [{ code: 'too-large', name: '', nearest: null }], missing: [] };
    tags = await new TemplateHandler(templateOptions).parseTags(content);
  } catch (error) {
    const fault: TemplateFault =
      error instanceof TemplateSyntaxError
        ? { code: 'broken', name: error.message, nearest: null }
        : { code: 'not-docx', name: '', nearest: null };
    return { faults: [fault], missing: [] };
  }
  const faults: TemplateFault[] = [];
  const open: OpenLoop[] = [];
  const seen = new Set<string>();
  for (const { name, disposition } of tags) {
    if (disposition === 'Close') {
      if (!open.pop()) faults.push({ code: 'not-opened', name, nearest: null });
      continue;
    }
    seen.add(name);
    const within = loops.get(name) ?? null;
    const around = open.findLast((loop) => loop.within !== null)?.within;
    if (disposition === 'Open') {
      if (!within && !conditionNames.includes(name))
        faults.push(unknown(name, [...loops.keys(), ...conditionNames]));
      open.push({ name, within });
    } else if (!single.has(name) && !around?.has(name)) {
      faults.push(unknown(name, [...single, ...(around ?? [])]));
    }
  }
  faults.push(...open.map(({ name }): TemplateFault => ({ code: 'not-closed', name, nearest: null })));
  return { faults: distinct(faults), missing: expected.filter((name) => !seen.has(name)) };
}

function unknown(name: string, names: readonly string[]): TemplateFault {
  return { code: 'unknown', name, nearest: nearestOf(name, names) };
}

function distinct(faults: readonly TemplateFault[]): TemplateFault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}
