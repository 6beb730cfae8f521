// Reads a list file as the import does, where nobody sits at a screen: what an inspection proposes is used as long as
// it can be relied on, what was assumed is said, and what has to be known is asked for by the option that answers it.
import type { Period } from '#domain/lists/fates.ts';
import { fieldLabels } from '#domain/lists/field-labels.ts';
import type { ListField } from '#domain/lists/header-words.ts';
import { createInspection } from '#domain/lists/inspection.ts';
import type { ListInspection, ListQuestion } from '#domain/lists/inspection.ts';
import { missingFields } from '#domain/lists/list-mapping.ts';
import type { AmbiguousLandlines, ListMapping } from '#domain/lists/list-mapping.ts';
import { createListReading } from '#domain/lists/list-reading.ts';
import type { ListReading, ListRow, ListSummary } from '#domain/lists/list-reading.ts';
import { defaultSharedPhoneNames } from '#domain/lists/list-summary.ts';
import { foldText } from '#domain/lists/names.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';
import type { TextCoding } from '#domain/lists/text-coding.ts';

import { InputFault } from './input-fault.ts';
import { rowsOf, tableFault } from './table-file.ts';

/** Answers to what an inspection may ask, given beforehand. */
export interface ListAnswers {
  textCoding?: TextCoding;
  ambiguousLandlines?: AmbiguousLandlines;
  agencyName?: string;
  /** The column of a field, by its label in the file. */
  columnLabels?: Partial<Record<ListField, string>>;
}

export interface ListFileReading {
  summary: ListSummary;
  /** How the list was read; null when its header stands where no inspection looks. */
  mapping: ListMapping | null;
  /** What the file left open. */
  questions: readonly ListQuestion[];
  /** What was assumed for want of an answer, as sentences in Vietnamese. */
  assumed: readonly string[];
}

/** Without these columns no row can be accepted. */
const decisiveFields: readonly ListField[] = ['phones', 'agencyName'];

/**
 * Reads the list, giving each transaction to `onRow` in the file's order.
 * @throws InputFault when the file cannot be read as a list, or not without an answer
 */
export async function readListFile(
  path: string,
  { period, answers }: { period: Period; answers: ListAnswers },
  onRow: (row: ListRow) => void = () => undefined,
): Promise<ListFileReading> {
  const inspection = createInspection({
    period,
    ...(answers.textCoding && { textCoding: answers.textCoding }),
  });
  let head: RawRow[] | null = [];
  let begun: { reading: ListReading; settled: Settled } | null = null;

  function begin(rows: readonly RawRow[]): { reading: ListReading; settled: Settled } {
    const settled = settle(path, inspection.finish(), answers);
    const reading = createListReading({
      period,
      sharedPhoneNames: defaultSharedPhoneNames,
      ...(settled.mapping && { mapping: settled.mapping }),
    });
    for (const row of rows) take(reading, row);
    return { reading, settled };
  }

  function take(reading: ListReading, raw: RawRow): void {
    const row = reading.take(raw);
    if (row) onRow(row);
  }

  try {
    for await (const row of rowsOf(path)) {
      if (begun) {
        take(begun.reading, row);
        continue;
      }
      head?.push(row);
      if (inspection.take(row)) continue;
      begun = begin(head ?? []);
      head = null;
    }
    const { reading, settled } = begun ?? begin(head ?? []);
    const summary = reading.finish();
    return {
      summary,
      mapping: settled.mapping,
      questions: withLandlines(settled.questions, summary.warnings),
      assumed: [...settled.assumed, ...landlinesAssumed(summary.warnings, answers)],
    };
  } catch (error) {
    throw tableFault(path, error);
  }
}

/** Numbers that may be old landlines are asked about wherever in the file they stand, beyond what an inspection sees too. */
function withLandlines(
  questions: readonly ListQuestion[],
  { ambiguousOldLandline }: ListSummary['warnings'],
): readonly ListQuestion[] {
  return ambiguousOldLandline === 0 || questions.includes('ambiguous-landlines')
    ? questions
    : [...questions, 'ambiguous-landlines'];
}

/** What was assumed of numbers that may be old landlines, by the warnings of the list that was read; nothing when answered. */
export function landlinesAssumed(
  warnings: Readonly<Record<string, number>>,
  { ambiguousLandlines }: ListAnswers,
): string[] {
  return ambiguousLandlines === undefined && (warnings['ambiguousOldLandline'] ?? 0) > 0
    ? [
        'Số có thể là số cố định theo mã vùng cũ được đọc là số di động (--ambiguous-landlines landline để đổi sang số cố định).',
      ]
    : [];
}

export type Settled = Omit<ListFileReading, 'summary'>;

/** How the list is to be read, by its first rows and the answers. @throws InputFault as readListFile */
export async function settleListFile(
  path: string,
  { period, answers }: { period: Period; answers: ListAnswers },
): Promise<Settled> {
  const inspection = createInspection({
    period,
    ...(answers.textCoding && { textCoding: answers.textCoding }),
  });
  try {
    for await (const row of rowsOf(path)) if (!inspection.take(row)) break;
    return settle(path, inspection.finish(), answers);
  } catch (error) {
    throw tableFault(path, error);
  }
}

function settle(path: string, inspection: ListInspection, answers: ListAnswers): Settled {
  const { questions, labels } = inspection;
  if (inspection.shape === null) return { mapping: null, questions, assumed: [] };
  const assumed: string[] = [];
  const { textCoding } = inspection.proposal;
  if (questions.includes('text-coding')) {
    if (textCoding === 'unicode' || inspection.codings.length > 1) throw codingUnclear(path, inspection);
    assumed.push(`Chữ trong tệp được đọc theo bảng mã ${textCoding} (--text-coding để chọn bảng mã khác).`);
  }
  const mapping: ListMapping = {
    ...inspection.proposal,
    columns: { ...inspection.proposal.columns, ...columnsAnswered(path, labels, answers.columnLabels ?? {}) },
    agencyName: answers.agencyName ?? null,
    ambiguousLandlines: answers.ambiguousLandlines ?? 'mobile',
  };
  const missing = missingFields([mapping.columns], mapping.agencyName);
  if (missing.some((field) => decisiveFields.includes(field))) throw columnsMissing(path, labels, missing);
  if (missing.length > 0) assumed.push(`Tệp không có cột ${named(missing)}.`);
  return { mapping, questions, assumed };
}

function codingUnclear(path: string, { codings }: ListInspection): InputFault {
  const offered = codings.map(({ coding }) => coding);
  return new InputFault(
    `${path}: chữ trong tệp không hoàn toàn là Unicode, ${offered.length > 0 ? `có thể theo bảng mã ${offered.join(' hoặc ')}` : 'không rõ theo bảng mã nào'}. Hãy chỉ rõ bằng --text-coding.`,
  );
}

function columnsMissing(path: string, labels: readonly string[], missing: readonly ListField[]): InputFault {
  const [first = 'phones'] = missing.filter((field) => decisiveFields.includes(field));
  return new InputFault(
    `${path}: không thấy cột ${named(missing)}. Các cột trong tệp: ${labels.filter((label) => label !== '').join(', ')}. ` +
      `Hãy chỉ rõ, ví dụ --column ${first}="tên cột"${first === 'agencyName' ? ' hoặc --agency "tên cơ quan"' : ''}.`,
  );
}

function named(fields: readonly ListField[]): string {
  return fields.map((field) => fieldLabels[field].vi).join(', ');
}

function columnsAnswered(
  path: string,
  labels: readonly string[],
  answered: Partial<Record<ListField, string>>,
): ListMapping['columns'] {
  return Object.fromEntries(
    Object.entries(answered).map(([field, label]) => {
      const column = labels.findIndex((each) => foldText(each) === foldText(label));
      if (column < 0) throw new InputFault(`${path}: không có cột "${label}".`);
      return [field, [column]];
    }),
  );
}
