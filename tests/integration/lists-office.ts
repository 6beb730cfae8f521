// What the tests of lists have in common: a survey, a supervisor who hands files in, small lists as an office makes them.
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';

import { getList, uploadList, type TransactionList } from '#contract/lists.ts';
import { createSurvey } from '#contract/surveys.ts';
import type { Context } from '#server/context.ts';
import * as commands from '#server/features/lists/commands.ts';
import type { Person } from '#demo/person.ts';
import type { Product } from '#tests/support/product.ts';

const dataFolder = new URL('../data/', import.meta.url);

/** A file of tests/data. */
export function dataFile(name: string): Promise<Buffer> {
  return readFile(new URL(name, dataFolder));
}

export interface ListKey {
  readonly rows: number;
  readonly fates: Record<string, number>;
  readonly period: [from: string, to: string];
}

export async function keyOf(name: string): Promise<ListKey> {
  return JSON.parse((await dataFile(`${name}-key.json`)).toString()) as ListKey;
}

let surveys = 0;

export interface Office {
  readonly product: Product;
  readonly supervisor: Person;
  /** A new survey that the supervisor watches; gives its id. */
  newSurvey(period?: [from: string, to: string]): Promise<string>;
  /** Uploads over HTTP and waits until the list stands as asked for; by default until it has come to an end. */
  upload(
    surveyId: string,
    name: string,
    bytes: Uint8Array | string,
    until?: readonly TransactionList['status'][],
  ): Promise<TransactionList>;
  /** Waits until the list has one of these statuses. */
  until(listId: string, statuses: readonly TransactionList['status'][]): Promise<TransactionList>;
  /** Stores a list whose job nobody gets. */
  storeWithoutJob(surveyId: string, name: string, bytes: Uint8Array | string): Promise<string>;
}

const ended = ['done', 'failed', 'cancelled', 'needsMapping'] as const;

export async function officeOf(product: Product): Promise<Office> {
  const supervisor = await product.signIn('giamsat');
  const until: Office['until'] = (listId, statuses) =>
    supervisor.until(
      'list:progressed',
      () => supervisor.call(getList, { params: { listId } }),
      ({ status }) => statuses.includes(status),
    );
  return {
    product,
    supervisor,
    until,
    async newSurvey([periodFrom, periodTo] = ['2024-01-01', '2024-12-31']) {
      surveys += 1;
      const { id } = await supervisor.call(createSurvey, {
        body: {
          code: `danh-sach-${process.pid}-${surveys}`,
          name: 'Khảo sát Đắk Glong',
          authority: 'UBND huyện Đắk Glong',
          planNumber: '59/KH-UBND',
          verificationPhone: '1022',
          periodFrom,
          periodTo,
          startsOn: '2024-08-01',
          endsOn: '2024-10-31',
          backCheckRate: 0.1,
          ...product.versions,
        },
      });
      await supervisor.emit('survey:watch', { surveyId: id });
      return id;
    },
    async upload(surveyId, name, content, statuses = ended) {
      const bytes = Buffer.from(content);
      const list = await supervisor.call(uploadList, { params: { surveyId }, file: { name, bytes } });
      return until(list.id, statuses);
    },
    async storeWithoutJob(surveyId, name, content) {
      const manager = await product.as('giamsat');
      const withoutJobs: Context = { ...manager, jobs: { enqueue: async () => undefined } };
      const file = { name, content: Readable.from(Buffer.from(content)) };
      return commands.uploadList(withoutJobs, product.pool, surveyId, file);
    },
  };
}

export interface OfficeRow {
  readonly code?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly agency?: string;
}

/** A comma-separated list in the columns that one-stop systems export; `header` in place of the usual labels. */
export function listOf(rows: readonly OfficeRow[], header = usualHeader): string {
  const lines = rows.map(({ code, name, phone, agency }, index) =>
    [
      code ?? `000.00.30.H16-240305-${String(index + 1).padStart(4, '0')}`,
      name ?? `Nguyễn Thị Mẫu ${index + 1}`,
      phone ?? `09${String(10_000_000 + index)}`,
      'Đăng ký khai sinh',
      'Hộ tịch',
      agency ?? 'UBND xã Đắk Ha',
      '05/03/2024',
      '08/03/2024',
      'Đã trả kết quả',
    ].join(','),
  );
  return `${[header, ...lines].join('\n')}\n`;
}

export const usualHeader =
  'Mã hồ sơ,Họ và tên người nộp,SĐT,Tên TTHC,Lĩnh vực,Cơ quan giải quyết,Ngày tiếp nhận,Ngày trả kết quả,Trạng thái';
/** The same columns under labels of which nothing is known for the numbers and the agencies. */
export const strangeHeader =
  'Mã hồ sơ,Họ và tên người nộp,Số thứ ba,Tên TTHC,Lĩnh vực,Chỗ làm,Ngày tiếp nhận,Ngày trả kết quả,Trạng thái';
