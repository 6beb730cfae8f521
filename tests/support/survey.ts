// Surveys made for tests, through the same commands as in earnest: a list, a draw, confirmed and active.
import { Readable } from 'node:stream';

import { windowsOn } from '#domain/cases/call-hours.ts';
import { defaultCallRules, type CallRules } from '#domain/cases/call-rules.ts';
import type { Context } from '#server/context.ts';
import { readList, uploadList } from '#server/features/lists/commands.ts';
import { confirmSample, drawSample, runDraw } from '#server/features/samples/commands.ts';
import { activateSurvey, createSurvey } from '#server/features/surveys/commands.ts';
import { openDatabase } from '#server/platform/database.ts';

const anyTime = windowsOn([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00');

/** Calling at any hour and the same citizen as often as a test likes, so that it means the same at night. */
export const roundTheClock: CallRules = {
  ...defaultCallRules,
  hours: anyTime,
  appointmentHours: anyTime,
  holidays: [],
  dayParts: [],
  maxAttemptsPerDay: 9,
  maxContactsPerDay: 9,
};

export interface SurveyOptions {
  /** The numbers of the list's persons, one each. */
  readonly phones: readonly string[];
  /** How each of them handed in, as a list writes it; none says nothing of it. */
  readonly channels?: readonly string[];
  readonly callRules?: CallRules;
  readonly backCheckRate?: number;
  readonly agencyName?: string;
  readonly planKey?: string;
  readonly startsOn?: string;
  readonly endsOn?: string;
}

/** Ordinary mobile numbers of the form that the simulator gives citizens to. */
export function mobileNumbers(count: number, first = 0): string[] {
  return Array.from({ length: count }, (_, index) => `09${String(10_000_000 + first + index)}`);
}

let surveys = 0;

/** A survey of these persons, active, everybody in the main sample (plan of Đắk Glong: 400, or all when fewer). */
export async function activeSurvey(
  ctx: Context,
  databaseUrl: string,
  versions: { interviewVersionId: string; backCheckVersionId: string },
  options: SurveyOptions,
): Promise<string> {
  surveys += 1;
  const surveyId = await createSurvey(
    ctx,
    {
      code: `khao-sat-${surveys}`,
      name: `Khảo sát ${surveys}`,
      authority: 'UBND huyện Đắk Glong',
      planNumber: '59/KH-UBND',
      verificationPhone: '1022',
      periodFrom: '2024-01-01',
      periodTo: '2024-12-31',
      startsOn: options.startsOn ?? '2020-01-01',
      endsOn: options.endsOn ?? '2099-12-31',
      backCheckRate: options.backCheckRate ?? 0.03,
      ...versions,
    },
    { callRules: options.callRules ?? roundTheClock, backCheckSeed: 'test' },
  );
  // Read and drawn here at once, so the worker's jobs for it are not sent.
  const withoutJobs: Context = { ...ctx, jobs: { enqueue: async () => undefined } };
  const database = openDatabase(databaseUrl, 2);
  const listId = await uploadList(withoutJobs, database.pool, surveyId, {
    name: 'list.csv',
    content: Readable.from(Buffer.from(listOf(options))),
  });
  await readList(ctx, database.pool, listId);
  const planKey = options.planKey ?? 'dak-glong-2024';
  const sampleId = await drawSample(withoutJobs, surveyId, { planKey, seed: 'test' });
  await runDraw(ctx, database.pool, sampleId);
  await database.close();
  await confirmSample(ctx, sampleId);
  await activateSurvey(ctx, surveyId);
  return surveyId;
}

/** Ids of the survey's cases, in the order of the draw. */
export async function casesAsDrawn({ prisma }: Pick<Context, 'prisma'>, surveyId: string): Promise<string[]> {
  const cases = await prisma.case.findMany({ where: { surveyId }, orderBy: { drawOrder: 'asc' } });
  return cases.map(({ id }) => id);
}

function listOf({ phones, channels, agencyName = 'UBND xã Đắk Ha' }: SurveyOptions): string {
  const header =
    'Mã hồ sơ,Họ và tên người nộp,SĐT,Tên TTHC,Lĩnh vực,Cơ quan giải quyết,Ngày tiếp nhận,Ngày trả kết quả,Trạng thái';
  const rows = phones.map((phone, index) => {
    const serial = String(index + 1).padStart(4, '0');
    return `000.00.30.H16-240305-${serial},Nguyễn Thị Mẫu ${index + 1},${phone},Đăng ký khai sinh,Hộ tịch,${agencyName},05/03/2024,08/03/2024,Đã trả kết quả${channels ? `,${channels[index] ?? ''}` : ''}`;
  });
  return [channels ? `${header},Hình thức nộp` : header, ...rows].join('\n');
}
