// Lists made for tests of the frame: rows that say only what a test is about, read by the real commands.
import { Readable } from 'node:stream';

import type pg from 'pg';

import type { SamplePlan } from '#domain/samples/plan.ts';
import type { Context } from '#server/context.ts';
import { readList, uploadList } from '#server/features/lists/commands.ts';
import { savePlan } from '#server/features/plans/commands.ts';
import { drawSample, runDraw } from '#server/features/samples/commands.ts';
import { createSurvey } from '#server/features/surveys/commands.ts';
import { roundTheClock } from './survey.ts';

export interface ListedTransaction {
  /** Mã hồ sơ; by default one that no other list has. */
  readonly code?: string;
  readonly name: string;
  /** One or several, parted by a semicolon. */
  readonly phone: string;
  readonly agency?: string;
  readonly address?: string;
  /** dd/mm/yyyy; by default in March 2024. */
  readonly resultOn?: string;
}

let surveys = 0;
let lists = 0;

/** A draft survey of 2024 without lists, or of the period given. */
export function draftSurvey(
  ctx: Context,
  versions: { interviewVersionId: string; backCheckVersionId: string },
  [periodFrom, periodTo] = ['2024-01-01', '2024-12-31'],
): Promise<string> {
  surveys += 1;
  return createSurvey(
    ctx,
    {
      code: `khung-mau-${surveys}`,
      name: `Khảo sát khung mẫu ${surveys}`,
      authority: 'UBND huyện Đắk Glong',
      planNumber: '59/KH-UBND',
      verificationPhone: '1022',
      periodFrom,
      periodTo,
      startsOn: '2020-01-01',
      endsOn: '2099-12-31',
      backCheckRate: 0.03,
      ...versions,
    },
    { callRules: roundTheClock, backCheckSeed: `bí mật ${surveys}` },
  );
}

/** A context whose jobs go nowhere: the test does them itself. */
export function withoutJobs(ctx: Context): Context {
  return { ...ctx, jobs: { enqueue: async () => undefined } };
}

/** Loads the transactions as one list of the survey. Mã hồ sơ count on over all lists. Gives the list's id. */
export async function loadList(
  ctx: Context,
  pool: pg.Pool,
  surveyId: string,
  transactions: readonly ListedTransaction[],
): Promise<string> {
  lists += 1;
  const header =
    'Mã hồ sơ,Họ và tên người nộp,SĐT,Tên TTHC,Lĩnh vực,Cơ quan giải quyết,Ngày tiếp nhận,Ngày trả kết quả,Trạng thái,Địa chỉ';
  const rows = transactions.map((transaction, index) => {
    const { name, phone, agency = 'UBND xã Đắk Ha', address = '', resultOn = '08/03/2024' } = transaction;
    const {
      code = `000.00.${String(lists).padStart(2, '0')}.H16-240305-${String(index + 1).padStart(4, '0')}`,
    } = transaction;
    return `${code},${name},${phone},Đăng ký khai sinh,Hộ tịch,"${agency}",05/03/2024,${resultOn},Đã trả kết quả,"${address}"`;
  });
  const listId = await uploadList(withoutJobs(ctx), pool, surveyId, {
    name: `list-${lists}.csv`,
    content: Readable.from(Buffer.from([header, ...rows].join('\n'))),
  });
  await readList(ctx, pool, listId);
  return listId;
}

/** So many persons, each with a number of their own. */
export function persons(count: number, first = 0, agency?: string): ListedTransaction[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `Nguyễn Thị Mẫu ${first + index + 1}`,
    phone: `09${String(20_000_000 + first + index)}`,
    ...(agency !== undefined && { agency }),
  }));
}

/** A plan by agency; by default all persons are drawn and nobody stands in reserve. */
export function planByAgency(changes: Partial<SamplePlan> = {}, perStratum = 1000): SamplePlan {
  return {
    id: 'thu',
    title: 'Phương án thử',
    source: 'Kế hoạch 59/KH-UBND',
    notCovered: [],
    parts: [
      {
        name: 'Danh sách',
        eligibility: {},
        stages: [],
        strata: ['agency'],
        allocation: { kind: 'fixed', perStratum },
      },
    ],
    selection: 'simple-random',
    reserveFactor: 0,
    replicates: 1,
    ...changes,
  };
}

/** Draws by the plan here and now. Gives the sample's id. */
export async function drawnBy(
  ctx: Context,
  pool: pg.Pool,
  surveyId: string,
  plan: SamplePlan,
  seed = '20240318',
): Promise<string> {
  const { key } = await savePlan(ctx, { key: null, definition: plan });
  const sampleId = await drawSample(withoutJobs(ctx), surveyId, { planKey: key, seed });
  await runDraw(ctx, pool, sampleId);
  return sampleId;
}
