// The data of a survey as one file: of one format as it is, of several together in an archive.
import { pipeline } from 'node:stream/promises';
import { PassThrough, Readable, type Writable } from 'node:stream';

import type { DataFormat } from '#contract/exports.ts';
import { csvFile } from '#server/platform/data-files/csv-file.ts';
import type { DataSet } from '#server/platform/data-files/data-set.ts';
import { ddiCodebook, type Study } from '#server/platform/data-files/ddi.ts';
import { tripleSData, tripleSMetadata } from '#server/platform/data-files/triple-s.ts';
import { savFile } from '#server/platform/data-files/write-sav.ts';
import { writeXlsx } from '#server/platform/data-files/xlsx-file.ts';
import { zipArchive, type ZipPartSource } from '#server/platform/zip-writer.ts';

export interface DataFile {
  readonly name: string;
  readonly contentType: string;
  /** Interviews in it. */
  readonly cases: number;
  readonly writeTo: (out: Writable) => Promise<void>;
}

interface Part {
  readonly name: string;
  readonly contentType: string;
  readonly content: () => AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
}

const zip = 'application/zip';
const xml = 'application/xml; charset=utf-8';
const csv = 'text/csv; charset=utf-8';

/** What formats need besides the data, made only when they are asked for. */
export interface Extras {
  readonly codebook: () => Promise<string>;
  readonly forR: () => Promise<{ name: string; content: string }[]>;
}

/** @param code of the survey, from which files are named */
export async function dataFile(
  set: DataSet,
  study: Study,
  extras: Extras,
  { code, formats }: { code: string; formats: readonly DataFormat[] },
): Promise<DataFile> {
  const parts: Part[] = [];
  for (const format of formats) parts.push(...(await partsOf(format, set, study, extras, code)));
  const [only] = parts;
  if (only && parts.length === 1)
    return {
      name: only.name,
      contentType: only.contentType,
      cases: set.caseCount,
      writeTo: (out) => pipeline(Readable.from(only.content()), out),
    };
  return {
    name: `${code}-du-lieu.zip`,
    contentType: zip,
    cases: set.caseCount,
    writeTo: (out) => pipeline(Readable.from(zipArchive(sources(parts), set.madeAt)), out),
  };
}

async function* sources(parts: readonly Part[]): AsyncGenerator<ZipPartSource> {
  for (const { name, content } of parts) yield { name, content: content() };
}

async function partsOf(
  format: DataFormat,
  set: DataSet,
  study: Study,
  extras: Extras,
  code: string,
): Promise<Part[]> {
  const csvName = `${code}.csv`;
  switch (format) {
    case 'csv':
      return [{ name: csvName, contentType: csv, content: () => csvFile(set) }];
    case 'sav':
      return [{ name: `${code}.sav`, contentType: 'application/x-spss-sav', content: () => savFile(set) }];
    case 'xlsx':
      return [
        {
          name: `${code}.xlsx`,
          contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          content: () => workbook(set),
        },
      ];
    case 'triple-s': {
      const data = `${code}-triple-s.csv`;
      return [
        { name: `${code}.sss`, contentType: xml, content: () => [tripleSMetadata(set, data)] },
        { name: data, contentType: csv, content: () => tripleSData(set) },
      ];
    }
    case 'ddi':
      return [
        { name: `${code}-ddi.xml`, contentType: xml, content: () => [ddiCodebook(set, study, csvName)] },
      ];
    case 'codebook': {
      const page = await extras.codebook();
      return [
        { name: `${code}-bang-ma.html`, contentType: 'text/html; charset=utf-8', content: () => [page] },
      ];
    }
    case 'r':
      return (await extras.forR()).map(({ name, content }) => ({
        name: `R/${name}`,
        contentType: csv,
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
