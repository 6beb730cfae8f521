// SPSS system files (.sav), for SPSS, PSPP, R and Stata. There is no kept writer on npm that keeps missing values and
// Vietnamese labels. Source: "System File Format", GNU PSPP Developers Guide, version 1.6.
import { createByteWriter, type ByteWriter } from './byte-writer.ts';
import { dayOf, type DataSet, type Value } from './data-set.ts';
import { compressionBias, savDictionary } from './sav-dictionary.ts';
import { elementBytes, keptPerSegment, layOut, type LaidOut } from './sav-layout.ts';

const opcode = { endOfFile: 252, verbatim: 253, spaces: 254, missing: 255 };
const largestCompressed = 251 - compressionBias;
const portionBytes = 256 * 1024;
/** SPSS counts seconds from the day the Gregorian calendar began. */
const epoch = Date.UTC(1582, 9, 14) / 1000;

/** The file in pieces, ready to be sent or written; memory does not grow with the number of cases. */
export async function* savFile(set: DataSet): AsyncGenerator<Buffer> {
  const layout = layOut(set.variables);
  yield savDictionary(set, layout);
  const out = createByteWriter(portionBytes * 2);
  const data = compressor(out);
  for await (const values of set.cases()) {
    for (const [at, laidOut] of layout.entries()) writeValue(data, laidOut, values[at] ?? null);
    if (out.size >= portionBytes) yield out.take();
  }
  data.end();
  yield out.take();
}

function writeValue(data: Compressor, { variable, segments }: LaidOut, value: Value): void {
  if (variable.kind === 'text') {
    let text = Buffer.from(value === null ? '' : String(value), 'utf8');
    for (const { width, elements } of segments) {
      const kept = segments.length === 1 ? width : keptPerSegment;
      data.text(text.subarray(0, kept), elements);
      text = text.subarray(kept);
    }
  } else if (typeof value !== 'number') data.missing();
  else if (variable.kind === 'date') data.number(Date.parse(dayOf(value)) / 1000 - epoch);
  else data.number(value);
}

interface Compressor {
  number(value: number): void;
  missing(): void;
  /** A text that takes so many elements, filled up with spaces. */
  text(bytes: Uint8Array, elements: number): void;
  end(): void;
}

/** Eight codes stand before the data that they speak of: small whole numbers, spaces and nothing take no room there. */
function compressor(out: ByteWriter): Compressor {
  let codes: number[] = [];
  const verbatim = createByteWriter(elementBytes * elementBytes);
  const put = (code: number): void => {
    codes.push(code);
    if (codes.length === elementBytes) flush();
  };
  const flush = (): void => {
    for (let at = 0; at < elementBytes; at += 1) out.byte(codes[at] ?? 0);
    out.bytes(verbatim.take());
    codes = [];
  };
  return {
    number(value) {
      if (Number.isInteger(value) && value > -compressionBias && value <= largestCompressed) {
        put(value + compressionBias);
        return;
      }
      verbatim.double(value);
      put(opcode.verbatim);
    },
    missing() {
      put(opcode.missing);
    },
    text(bytes, elements) {
      for (let element = 0; element < elements; element += 1) {
        const piece = bytes.subarray(element * elementBytes, (element + 1) * elementBytes);
        if (piece.every((byte) => byte === 0x20)) {
          put(opcode.spaces);
          continue;
        }
        verbatim.bytes(piece);
        for (let at = piece.length; at < elementBytes; at += 1) verbatim.byte(0x20);
        put(opcode.verbatim);
      }
    },
    end() {
      put(opcode.endOfFile);
      if (codes.length > 0) flush();
    },
  };
}
