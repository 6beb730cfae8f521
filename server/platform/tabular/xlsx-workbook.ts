// What a workbook says about its sheets: their names and parts, which styles show a number as a date.
import { ListFault } from '#domain/lists/list-fault.ts';

import { isDateFormat } from './xlsx-formats.ts';
import { readXml } from './xml-reader.ts';

export interface WorkbookSheet {
  readonly name: string;
  /** Name of its part in the archive. */
  readonly part: string;
}

export interface WorkbookFrame {
  /** The visible ones, in the workbook's order. */
  readonly sheets: readonly WorkbookSheet[];
  /** Whether cells of this style (an index of styles.xml) show a date. */
  isDateStyle(style: number): boolean;
  /** Days are counted from 1904 and not from 1900. */
  readonly isFrom1904: boolean;
}

/** The text of a part; null when the archive has none of that name. */
export type PartText = (name: string) => AsyncIterable<string> | null;

/** @throws ListFault list-corrupt, with the part that is not what it should be */
export async function readWorkbookFrame(textOf: PartText): Promise<WorkbookFrame> {
  const targets = await within('xl/_rels/workbook.xml.rels', textOf, sheetTargets);
  const book = await within('xl/workbook.xml', textOf, sheetsOf);
  const dateStyles = textOf('xl/styles.xml') ? await within('xl/styles.xml', textOf, dateStylesOf) : [];
  const sheets = book.sheets.flatMap(({ name, relation }) => {
    const target = targets.get(relation);
    if (target === undefined) return [];
    return [{ name, part: target.startsWith('/') ? target.slice(1) : `xl/${target}` }];
  });
  return { sheets, isDateStyle: (style) => dateStyles[style] ?? false, isFrom1904: book.isFrom1904 };
}

async function within<T>(
  name: string,
  textOf: PartText,
  read: (text: AsyncIterable<string>) => Promise<T>,
): Promise<T> {
  try {
    const text = textOf(name);
    if (!text) throw new Error('there is no such part');
    return await read(text);
  } catch (error) {
    throw error instanceof ListFault
      ? error
      : new ListFault('list-corrupt', { part: name }, { cause: error });
  }
}

/** Targets of the relations to worksheets, by the relation's id. */
async function sheetTargets(text: AsyncIterable<string>): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  await readXml(text, {
    open(name, { Id: id = '', Type: type = '', Target: target = '' }) {
      if (name === 'Relationship' && type.endsWith('/worksheet')) targets.set(id, target);
    },
  });
  return targets;
}

async function sheetsOf(
  text: AsyncIterable<string>,
): Promise<{ sheets: readonly { name: string; relation: string }[]; isFrom1904: boolean }> {
  const sheets: { name: string; relation: string }[] = [];
  let isFrom1904 = false;
  await readXml(text, {
    open(name, attributes) {
      if (name === 'workbookPr') isFrom1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return;
      const [, relation = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? [];
      sheets.push({ name: attributes['name'] ?? '', relation });
    },
  });
  return { sheets, isFrom1904 };
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** Whether each style of cells (`cellXfs`) shows a date. */
async function dateStylesOf(text: AsyncIterable<string>): Promise<readonly boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let areCells = false;
  await readXml(text, {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode);
      else if (name === 'cellXfs') areCells = true;
      else if (name === 'xf' && areCells)
        styles.push(isDateFormat(Number(numFmtId), codes.get(Number(numFmtId))));
    },
    close(name) {
      if (name === 'cellXfs') areCells = false;
    },
  });
  return styles;
}
