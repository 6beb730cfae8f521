// The data of a survey as one file: of one format as it is, of several together in an archive.
import { pipeline } from 'node:stream/promises';
import { PassThrough, Readable, type Writable } from 'node:stream';

import type { DataFormat } from '#contract/exports.ts';
import { csvFile } from '#server/platform/data-files/csv-file.ts';
import type { DataSet } from '#server/platform/data-files/data-set.ts';
import type { Study } from '#server/platform/data-files/ddi-study.ts';
import { ddiCodebook } from '#server/platform/data-files/ddi.ts';
import { tripleSData, tripleSMetadata } from '#server/platform/data-files/triple-s.ts';
import { savFile } from '#server/platform/data-files/write-sav.ts';
import { writeXlsx } from '#server/platform/data-files/xlsx-file.ts';
import { zipArchive, type ZipPartSource } from '#server/platform/zip-writer.ts';

export interface DataFile extends FileHead {
  /** Reads and writes, and gives the number of interviews. */
  readonly writeTo: (out: Writable) => Promise<number>;
}

interface FileHead {
  readonly name: string;
  readonly contentType: string;
}

/** What a file is made of. */
export interface Contents {
  readonly set: DataSet;
  readonly extras: Extras;
}

interface Part {
  readonly name: string;
  readonly content: () => AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
}

const zip = 'application/zip';
const xml = 'application/xml; charset=utf-8';
const csv = 'text/csv; charset=utf-8';

/** What formats need besides the data, made only when they are asked for. */
export interface Extras {
  readonly codebook: () => Promise<string>;
  readonly study: () => Promise<Study>;
  readonly forR: () => Promise<{ name: string; content: string }[]>;
}

/**
 * @param code of the survey, from which files are named
 * @param opened gives the contents to the work and keeps them as they are until it is done
 */
export function dataFile(
  { code, formats }: { code: string; formats: readonly DataFormat[] },
  opened: <T>(work: (contents: Contents) => Promise<T>) => Promise<T>,
): DataFile {
  const head = headOf(formats, code);
  return {
    ...(head ?? { name: `${code}-du-lieu.zip`, contentType: zip }),
    writeTo: (out) =>
      opened(async (contents) => {
        const parts: Part[] = [];
        for (const format of formats) parts.push(...(await partsOf(format, contents, code)));
        const [only] = parts;
        const { madeAt, caseCount } = contents.set;
        const content = head && only ? only.content() : zipArchive(sources(parts), madeAt);
        await pipeline(Readable.from(content), out);
        return caseCount;
      }),
  };
}

/** Of a format that is one file. */
const heads: Partial<Record<DataFormat, { ending: string; contentType: string }>> = {
  csv: { ending: '.csv', contentType: csv },
  sav: { ending: '.sav', contentType: 'application/x-spss-sav' },
  xlsx: {
    ending: '.xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  ddi: { ending: '-ddi.xml', contentType: xml },
  codebook: { ending: '-bang-ma.html', contentType: 'text/html; charset=utf-8' },
};

function headOf([format, ...others]: readonly DataFormat[], code: string): FileHead | null {
  const head = format === undefined || others.length > 0 ? undefined : heads[format];
  return head === undefined ? null : { name: `${code}${head.ending}`, contentType: head.contentType };
}

async function* sources(parts: readonly Part[]): AsyncGenerator<ZipPartSource> {
  for (const { name, content } of parts) yield { name, content: content() };
}

async function partsOf(format: DataFormat, { set, extras }: Contents, code: string): Promise<Part[]> {
  const csvName = `${code}.csv`;
  const one = (content: Part['content']) => [{ name: headOf([format], code)?.name ?? code, content }];
  switch (format) {
    case 'csv':
      return one(() => csvFile(set));
    case 'sav':
      return one(() => savFile(set));
    case 'xlsx':
      return one(() => workbook(set));
    case 'triple-s': {
      const data = `${code}-triple-s.csv`;
      return [
        { name: `${code}.sss`, content: () => [tripleSMetadata(set, data)] },
        { name: data, content: () => tripleSData(set) },
      ];
    }
    case 'ddi': {
      const study = await extras.study();
      return one(() => [ddiCodebook(set, study, csvName)]);
    }
    case 'codebook': {
      const page = await extras.codebook();
      return one(() => [page]);
    }
    case 'r':
      return (await extras.forR()).map(({ name, content }) => ({
        name: `R/${name}`,
        content: () => [content],
      }));
  }
}

/** What is written of the workbook, while it is written. */
function workbook(set: DataSet): AsyncIterable<Buffer> {
  const out = new PassThrough();
  writeXlsx(out, set).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
}
