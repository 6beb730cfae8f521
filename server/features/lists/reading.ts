// What a worker and the process that reads lists for it say to each other.
import type { ListInspection, ListMapping } from '#contract/lists.ts';
import type { Period } from '#domain/lists/fates.ts';
import type { DoubtfulLandlines } from './doubtful-landlines.ts';
import type { ListPlace } from './progress.ts';

interface FileToRead {
  readonly databaseUrl: string;
  readonly list: ListPlace & { readonly fileName: string };
  /** Of the survey. */
  readonly period: Required<Period>;
}

/** The first rows are to be looked at. */
export interface FileToLookAt extends FileToRead {
  readonly kind: 'look';
}

export interface RowsToRead extends FileToRead {
  readonly kind: 'read';
  readonly mapping: ListMapping | null;
  /** Of the file. */
  readonly byteSize: number;
  /** Whether numbers that may be old landlines end the reading: nobody was asked about any. */
  readonly asksLandlines: boolean;
  readonly sharedPhoneNames: number;
  /** What time it is for the worker, in milliseconds since 1970. */
  readonly now: number;
}

export interface Fault {
  readonly code: string;
  readonly details: object;
}

export interface RowsRead {
  readonly rows: number;
  /** Names of agencies that wait for review. */
  readonly namesWaiting: number;
  /** The most memory that the process has held since it started. */
  readonly peakRssBytes: number;
  /** How long it has worked since it started, in microseconds over all its threads. */
  readonly cpuMicroseconds: number;
}

export type ReaderWork = FileToLookAt | RowsToRead;

export type ReaderMessage =
  | { readonly kind: 'progress'; readonly rowsRead: number; readonly bytesRead: number }
  | { readonly kind: 'looked'; readonly inspection: ListInspection }
  | { readonly kind: 'done'; readonly read: RowsRead }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'asks'; readonly landlines: DoubtfulLandlines }
  | { readonly kind: 'refused'; readonly fault: Fault }
  | { readonly kind: 'failed'; readonly message: string };

/** The list ends as failed with this fault: it is no list, or its survey takes none any more. */
export class ListRefused extends Error {
  readonly code: string;
  readonly details: object;
  constructor({ code, details }: Fault) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
