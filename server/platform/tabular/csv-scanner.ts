// Delimited text to records of cells, as the text arrives in pieces: RFC 4180 with the liberties that exports take.
// Written here because it decides how fast a list is read: csv-parse, which the tests compare it with, takes ten times
// as long over the same text.

/** Where a record ended; the cells follow the file's order. */
export interface CsvRecord {
  readonly cells: string[];
  /** Line of the file on which the record ends, from 1. */
  readonly line: number;
}

export interface CsvScanner {
  /** Takes the next piece of the text; gives the records that are complete with it. */
  push(text: string): CsvRecord[];
  /** Whether the next record begins with the next piece; with a line asked for, not in the first one. */
  isBetweenRecords(afterFirstLine: boolean): boolean;
  /** Counts a line that somebody else has taken apart between two records. */
  pass(): void;
  /** The last record, when the text does not end with a line break. @throws QuoteUnclosed */
  end(): CsvRecord[];
}

/** A quotation mark that is opened and not closed, in the record that begins on this line. */
export class QuoteUnclosed extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`The record that begins on line ${line} does not end`);
    this.line = line;
  }
}

export interface CsvLimits {
  /** A record of more characters, or over more lines, is taken for a quotation mark that was never closed. */
  readonly mostCharacters: number;
  readonly mostLines: number;
}

/**
 * Cells are parted by the delimiter, records by CR LF, LF or CR. A cell that begins with a quotation mark ends with the
 * next one that stands before a delimiter or a line break; two of them mean one. A quotation mark anywhere else is text,
 * and so is one inside a quoted cell that closes nothing: `"a"b` is the cell `"a"b`.
 */
export function createCsvScanner(delimiter: string, limits: CsvLimits): CsvScanner {
  let text = '';
  /** Lines that have ended before the record being read. */
  let lines = 0;

  /** Reads records from `text` as far as they are complete; `isLast` says that nothing follows. */
  function scan(isLast: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    const { length } = text;
    let at = 0;
    let quoteAt = indexOrEnd(text, '"', 0);
    let feedAt = indexOrEnd(text, '\n', 0);
    let returnAt = indexOrEnd(text, '\r', 0);
    while (at < length) {
      if (quoteAt < at) quoteAt = indexOrEnd(text, '"', at);
      if (feedAt < at) feedAt = indexOrEnd(text, '\n', at);
      if (returnAt < at) returnAt = indexOrEnd(text, '\r', at);
      const end = Math.min(feedAt, returnAt);
      if (quoteAt < end) {
        const record = scanQuoted(at, isLast);
        if (!record) break;
        at = record.next;
        lines += record.lines;
        records.push({ cells: record.cells, line: lines });
        continue;
      }
      if (end === length && !isLast) break;
      // Whether a line feed belongs to this carriage return is not known yet.
      if (end === returnAt && end === length - 1 && !isLast) break;
      lines += 1;
      records.push({ cells: text.slice(at, end).split(delimiter), line: lines });
      at = end === returnAt && feedAt === end + 1 ? end + 2 : end + 1;
    }
    text = at < length ? text.slice(at) : '';
    if (text.length > limits.mostCharacters) throw new QuoteUnclosed(lines + 1);
    return records;
  }

  /** One record with quotation marks in it from `from` on; null when it goes on beyond the text. */
  function scanQuoted(
    from: number,
    isLast: boolean,
  ): { cells: string[]; next: number; lines: number } | null {
    const cells: string[] = [];
    let recordLines = 1;
    let at = from;
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        const quoted = quotedCell(at, isLast);
        if (!quoted) {
          if (isLast) throw new QuoteUnclosed(lines + 1);
          return null;
        }
        recordLines += quoted.lineBreaks;
        if (recordLines > limits.mostLines) throw new QuoteUnclosed(lines + 1);
        cell = quoted.text;
        at = quoted.next;
      }
      // What follows up to the delimiter is text, quotation marks and all.
      const end = cellEnd(at);
      cell += text.slice(at, end);
      cells.push(cell);
      if (text.startsWith(delimiter, end) && end < text.length) {
        at = end + delimiter.length;
        continue;
      }
      if (end === text.length && !isLast) return null;
      if (text[end] === '\r' && end === text.length - 1 && !isLast) return null;
      const isPair = text[end] === '\r' && text[end + 1] === '\n';
      return { cells, next: end + (isPair ? 2 : 1), lines: recordLines };
    }
  }

  function cellEnd(from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const character = text[at];
      if (character === delimiter || character === '\n' || character === '\r') return at;
    }
    return text.length;
  }

  /** The quoted cell that opens at `open`; null when its end is not in the text. */
  function quotedCell(
    open: number,
    isLast: boolean,
  ): { text: string; next: number; lineBreaks: number } | null {
    let value = '';
    let from = open + 1;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote < 0) return null;
      value += text.slice(from, quote);
      const follows = text[quote + 1];
      if (follows === undefined && !isLast) return null;
      if (follows === '"') {
        value += '"';
        from = quote + 2;
        continue;
      }
      const lineBreaks = value.match(/\r\n|\n|\r/g)?.length ?? 0;
      const closes = follows === undefined || follows === delimiter || follows === '\n' || follows === '\r';
      if (closes) return { text: value, next: quote + 1, lineBreaks };
      return { text: `"${value}`, next: quote, lineBreaks };
    }
  }

  return {
    push(piece) {
      text += piece;
      return scan(false);
    },
    isBetweenRecords: (afterFirstLine) => text === '' && !(afterFirstLine && lines === 0),
    pass() {
      lines += 1;
    },
    end: () => scan(true),
  };
}

function indexOrEnd(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at;
}
