// The dictionary of an SPSS system file: what stands before the cases. Source: "System File Format", GNU PSPP Developers
// Guide, version 1.6; record numbers are those of its sections.
import { dayInVietnam, timeInVietnam } from '#server/platform/days.ts';
import { createByteWriter, type ByteWriter } from './byte-writer.ts';
import type { DataSet, Variable } from './data-set.ts';
import { elementBytes, type LaidOut, type Segment } from './sav-layout.ts';

/** Subtracted from a compressed code to get the value. */
export const compressionBias = 100;
const systemMissing = -Number.MAX_VALUE;
/** The lowest number that is a value: the one next to the system-missing one. */
const lowest = -Number.MAX_VALUE * (1 - Number.EPSILON / 2);
const utf8CodePage = 65_001;
const longestLabel = 255;
const longestValueLabel = 120;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const formats = { text: 1, number: 5, isoDate: 39 };
const measures = { nominal: 1, ordinal: 2, scale: 3 };
const alignments = { left: 0, right: 1 };

/** Everything before the first case. */
export function savDictionary(set: DataSet, layout: readonly LaidOut[]): Buffer {
  const out = createByteWriter();
  writeHeader(out, set, layout);
  for (const laidOut of layout) writeVariable(out, laidOut);
  for (const { variable, firstElement } of layout) writeValueLabels(out, variable, firstElement);
  writeExtensions(out, set, layout);
  out.int(999);
  out.int(0);
  return out.take();
}

function writeHeader(
  out: ByteWriter,
  { title, madeAt, caseCount, weight }: DataSet,
  layout: readonly LaidOut[],
) {
  const elements = layout.reduce(
    (sum, { segments }) => sum + segments.reduce((own, segment) => own + segment.elements, 0),
    0,
  );
  const [year = '', month = '', day = ''] = dayInVietnam(madeAt).split('-');
  out.padded('$FL2', 4);
  out.padded('@(#) SPSS DATA FILE - Lang Nghe', 60);
  out.int(2);
  out.int(elements);
  out.int(1);
  // By its first element; 0 for none.
  out.int(layout.find(({ variable }) => variable.name === weight)?.firstElement ?? 0);
  out.int(caseCount);
  out.double(compressionBias);
  out.padded(`${day} ${months[Number(month) - 1]} ${year.slice(-2)}`, 9);
  out.padded(timeInVietnam(madeAt), 8);
  out.padded(title, 64);
  out.padded('', 3);
}

function writeVariable(out: ByteWriter, { variable, segments }: LaidOut): void {
  for (const [at, segment] of segments.entries()) {
    writeSegment(out, segment, variable, at === 0);
    for (let rest = 1; rest < segment.elements; rest += 1) writeContinuation(out);
  }
}

function writeSegment(
  out: ByteWriter,
  { shortName, width }: Segment,
  variable: Variable,
  isFirst: boolean,
): void {
  const missing = isFirst ? variable.missing : [];
  out.int(2);
  out.int(width);
  out.int(isFirst ? 1 : 0);
  // At most three missing values can be told one by one; more are told as the range from the least to the greatest.
  const isRange = missing.length > 3;
  out.int(isRange ? -2 : missing.length);
  const format = formatOf(variable, width);
  out.int(format);
  out.int(format);
  out.padded(shortName, 8);
  if (isFirst) writeLabel(out, variable.label);
  for (const code of isRange ? [Math.min(...missing), Math.max(...missing)] : missing) out.double(code);
}

function writeContinuation(out: ByteWriter): void {
  out.int(2);
  out.int(-1);
  for (let field = 0; field < 4; field += 1) out.int(0);
  out.padded('', 8);
}

/** Kind, width and decimals in one number. */
function formatOf({ kind, decimals }: Variable, width: number): number {
  if (kind === 'text') return (formats.text << 16) | (width << 8);
  if (kind === 'date') return (formats.isoDate << 16) | (10 << 8);
  return (formats.number << 16) | (Math.max(8, decimals + 6) << 8) | decimals;
}

function writeLabel(out: ByteWriter, label: string): void {
  const bytes = cut(label, longestLabel);
  out.int(bytes.length);
  out.bytes(bytes);
  for (let at = bytes.length; at % 4 !== 0; at += 1) out.byte(0x20);
}

function writeValueLabels(out: ByteWriter, { labels, kind }: Variable, firstElement: number): void {
  if (labels.length === 0 || kind === 'text') return;
  out.int(3);
  out.int(labels.length);
  for (const { code, label } of labels) {
    const bytes = cut(label, longestValueLabel);
    out.double(code);
    out.byte(bytes.length);
    out.bytes(bytes);
    for (let at = bytes.length + 1; at % elementBytes !== 0; at += 1) out.byte(0x20);
  }
  out.int(4);
  out.int(1);
  out.int(firstElement);
}

/** The text in UTF-8, at most so many bytes, no character cut in two; what is cut says so. */
function cut(text: string, most: number): Buffer {
  const whole = Buffer.from(text, 'utf8');
  if (whole.length <= most) return whole;
  const sign = Buffer.from('…', 'utf8');
  const bytes = Buffer.alloc(most - sign.length);
  return Buffer.concat([bytes.subarray(0, bytes.write(text, 'utf8')), sign]);
}

function writeExtensions(out: ByteWriter, { caseCount }: DataSet, layout: readonly LaidOut[]): void {
  // Machine integers: version, then formats of numbers, byte order and code page.
  extension(out, 3, 4, 8);
  for (const value of [1, 6, 2, -1, 1, 1, 2, utf8CodePage]) out.int(value);
  extension(out, 4, 8, 3);
  for (const value of [systemMissing, Number.MAX_VALUE, lowest]) out.double(value);
  writeDisplay(out, layout);
  const names = layout.map(({ variable, segments: [first] }) => `${first?.shortName}=${variable.name}`);
  textExtension(out, 13, names.join('\t'));
  const veryLong = layout.filter(({ segments }) => segments.length > 1);
  if (veryLong.length > 0)
    textExtension(
      out,
      14,
      veryLong
        .map(
          ({ variable, segments: [first] }) =>
            `${first?.shortName}=${String(variable.bytes).padStart(5, '0')}\0\t`,
        )
        .join(''),
    );
  extension(out, 16, 8, 2);
  writeLong(out, 1);
  writeLong(out, caseCount);
  textExtension(out, 20, 'UTF-8');
}

/** How each variable is shown: measure, width of the column, alignment. */
function writeDisplay(out: ByteWriter, layout: readonly LaidOut[]): void {
  const shown = layout.flatMap(({ variable, segments }) => segments.map(() => variable));
  extension(out, 11, 4, shown.length * 3);
  for (const { kind, measure } of shown) {
    out.int(measures[measure]);
    out.int(kind === 'text' ? 20 : 10);
    out.int(kind === 'text' ? alignments.left : alignments.right);
  }
}

function extension(out: ByteWriter, subtype: number, size: number, count: number): void {
  for (const value of [7, subtype, size, count]) out.int(value);
}

function textExtension(out: ByteWriter, subtype: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  extension(out, subtype, 1, bytes.length);
  out.bytes(bytes);
}

function writeLong(out: ByteWriter, value: number): void {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(value));
  out.bytes(bytes);
}
