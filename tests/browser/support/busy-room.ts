// A room at work for pictures: surveys at every stage, a morning's calls behind it. Made through commands and over
// sockets; invented people are those of the demo list.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

import { callBackCheck, getBackChecks } from '#contract/back-checks.ts';
import type { AttemptView } from '#contract/attempts.ts';
import { writeNote } from '#contract/notes.ts';
import { localDay, surveyTimeZone } from '#domain/cases/call-hours.ts';
import { optionsOf, hasOptions } from '#domain/questionnaire/questions.ts';
import type { Context } from '#server/context.ts';
import { demoPassword } from '#server/demo-password.ts';
import { readList, uploadList } from '#server/features/lists/commands.ts';
import { confirmSample, drawSample, runDraw } from '#server/features/samples/commands.ts';
import { createStaffMember } from '#server/features/staff/commands.ts';
import { activateSurvey, createSurvey } from '#server/features/surveys/commands.ts';
import { openDatabase, type OpenDatabase } from '#server/platform/database.ts';
import type { Behaviour } from '#simulator/citizens/behaviour.ts';
import { dispose, fillForm, nextTalk, sitDown, type Choose } from '#tests/support/interview.ts';
import type { Person } from '#demo/person.ts';
import type { Product } from '#tests/support/product.ts';
import { roundTheClock } from '#tests/support/survey.ts';

const list = fileURLToPath(new URL('../../data/tthc-dak-glong-59.xlsx', import.meta.url));

export interface BusyRoom {
  /** Calling since this morning. */
  readonly activeId: string;
  /** Sample drawn, not confirmed; one list read, one that cannot be. */
  readonly draftId: string;
  readonly faultyListId: string;
  /** One citizen, who does not answer. */
  readonly quietId: string;
  /** Over the sockets, paused in the active survey. dtv01 is left to the browser. */
  readonly operators: readonly Person[];
}

const operatorNames = ['02', '03', '04', '05', '06', '07', '08'];
const talksEach = 6;

export async function busyRoom(product: Product, databaseUrl: string): Promise<BusyRoom> {
  const ctx = await product.as('giamsat');
  const database = openDatabase(databaseUrl, 3);
  const activeId = await makeSurvey(ctx, product, 'dak-glong-2024', 'Khảo sát huyện Đắk Glong 2024');
  await load(ctx, database, activeId, 'tthc-dak-glong-59.xlsx', createReadStream(list));
  await confirmSample(ctx, await drawn(ctx, database, activeId));
  await activateSurvey(ctx, activeId);

  const draftId = await makeSurvey(
    ctx,
    product,
    'dak-glong-2024-bo-sung',
    'Khảo sát bổ sung huyện Đắk Glong 2024',
  );
  await load(ctx, database, draftId, 'tthc-dak-glong-59.xlsx', createReadStream(list));
  const faultyListId = await load(ctx, database, draftId, 'bao-cao-thang-3.csv', Readable.from(report));
  await drawn(ctx, database, draftId);

  const quietId = await makeSurvey(ctx, product, 'dak-ha-2024', 'Khảo sát xã Đắk Ha 2024');
  await load(ctx, database, quietId, 'dak-ha.csv', Readable.from(oneTransaction));
  await confirmSample(ctx, await drawn(ctx, database, quietId));
  await activateSurvey(ctx, quietId);
  product.simulator.setBehaviour(quietPhone, { kind: 'no-answer' });
  await database.close();

  const operators = await seated(product, ctx, activeId);
  await morning(product, activeId, operators);
  await rechecks(product, activeId);
  return { activeId, draftId, faultyListId, quietId, operators };
}

const quietPhone = '+84910009500';
/** No table, whatever its name says. */
const report = '%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n';
const oneTransaction =
  'Mã hồ sơ,Họ và tên người nộp,SĐT,Tên TTHC,Lĩnh vực,Cơ quan giải quyết,Ngày tiếp nhận,Ngày trả kết quả,Trạng thái\n' +
  '000.00.30.H16-240305-0001,Nguyễn Thị Mẫu,0910009500,Đăng ký khai sinh,Hộ tịch,UBND xã Đắk Ha,05/03/2024,08/03/2024,Đã trả kết quả\n';

const dayFromNow = (days: number) => localDay(new Date(Date.now() + days * 86_400_000), surveyTimeZone);

function makeSurvey(ctx: Context, product: Product, code: string, name: string): Promise<string> {
  return createSurvey(
    ctx,
    {
      code,
      name,
      authority: 'UBND huyện Đắk Glong',
      planNumber: '59/KH-UBND',
      verificationPhone: '1022',
      periodFrom: '2024-01-01',
      periodTo: '2024-12-31',
      startsOn: dayFromNow(-3),
      endsOn: dayFromNow(60),
      backCheckRate: 0.4,
      ...product.versions,
    },
    {
      callRules: roundTheClock,
      // Few interviews, and yet some agencies are to be ranked.
      indexRule: {
        item: 'top2_share',
        rollup: 'factor_mean',
        minimumInterviews: 4,
        loneUnits: 'adjust',
        weighting: 'none',
        responseClass: 'stratum',
        minimumClass: 20,
        targetMargin: 3,
        minimumCell: 10,
        minimumRated: 0,
        maximumSpecial: 100,
        straightLine: 0,
        minimumSeconds: 0,
        rejectContradictory: false,
        rejectWithoutConsent: false,
        duplicates: 'all',
        aaporProfile: 'named-list',
        eligible: null,
      },
      backCheckSeed: 'pictures',
    },
  );
}

/** Read here at once, so the worker's job for it is not sent. */
async function load(
  ctx: Context,
  database: OpenDatabase,
  surveyId: string,
  name: string,
  content: Readable,
): Promise<string> {
  const withoutJobs: Context = { ...ctx, jobs: { enqueue: async () => undefined } };
  const listId = await uploadList(withoutJobs, database.pool, surveyId, { name, content });
  await readList(ctx, database.pool, listId);
  return listId;
}

async function drawn(ctx: Context, database: OpenDatabase, surveyId: string): Promise<string> {
  const withoutJobs: Context = { ...ctx, jobs: { enqueue: async () => undefined } };
  const asked = { planKey: 'dak-glong-2024', seed: '20240318' };
  const sampleId = await drawSample(withoutJobs, surveyId, asked);
  await runDraw(ctx, database.pool, sampleId);
  return sampleId;
}

async function seated(product: Product, ctx: Context, surveyId: string): Promise<Person[]> {
  for (const number of operatorNames.slice(1))
    await createStaffMember(ctx, {
      username: `dtv${number}`,
      name: `Điện thoại viên ${number}`,
      password: demoPassword,
      role: 'operator',
      unit: 'Tổ khảo sát',
      demo: false,
    });
  return Promise.all(
    operatorNames.map(async (number) => {
      const person = await product.signIn(`dtv${number}`);
      await sitDown(person, surveyId);
      return person;
    }),
  );
}

/** What the citizens do, in the order of the draw, over and over. */
const fates: readonly Behaviour[] = [
  { kind: 'completes' },
  { kind: 'completes' },
  { kind: 'no-answer' },
  { kind: 'completes' },
  { kind: 'refuses' },
  { kind: 'completes' },
  { kind: 'busy' },
  { kind: 'completes' },
  { kind: 'call-later' },
  { kind: 'completes' },
  { kind: 'completes' },
  { kind: 'switched-off' },
];
const willing: Behaviour = { kind: 'completes' };

async function morning(product: Product, surveyId: string, operators: readonly Person[]): Promise<void> {
  const cases = await product.ctx.prisma.case.findMany({
    where: { surveyId },
    orderBy: { drawOrder: 'asc' },
    include: { person: true },
  });
  const fateOf = new Map(cases.map(({ id }, index) => [id, fates[index % fates.length] ?? willing]));
  for (const { id, person } of cases)
    for (const phone of person.phones) product.simulator.setBehaviour(phone, fateOf.get(id) ?? willing);
  await Promise.all(
    operators.map(async (operator) => {
      for (let talk = 0; talk < talksEach; talk += 1) {
        await operator.emit('session:ready', {});
        const attempt = await nextTalk(operator);
        await converse(operator, attempt, fateOf.get(attempt.case.id) ?? willing);
      }
    }),
  );
}

async function converse(operator: Person, attempt: AttemptView, { kind }: Behaviour): Promise<void> {
  if (kind === 'completes') {
    await fillForm(operator, attempt, opinionOf(attempt));
    const note = {
      id: randomUUID(),
      questionName: 'DV1.1',
      text: 'bà nói chờ hơn hai tiếng mới tới lượt',
      writtenAt: new Date().toISOString(),
    };
    await operator.call(writeNote, { params: { attemptId: attempt.id }, body: note });
    await dispose(operator, attempt, 'complete');
    return;
  }
  await fillForm(operator, attempt, undefined, 2);
  if (kind === 'refuses')
    await dispose(operator, attempt, 'refusal-soft', { note: 'đang bận, không muốn nói' });
  else
    await dispose(operator, attempt, 'appointment', {
      appointmentAt: new Date(Date.now() + 3_600_000).toISOString(),
      note: 'đang đi rẫy, gọi buổi trưa',
    });
}

const suggestions = [
  'Trả kết quả đúng hẹn hơn.',
  'Nên có thêm ghế ngồi chờ và nước uống.',
  'Cán bộ hướng dẫn tận tình, không có gì phải góp ý.',
  'Cho nộp hồ sơ qua mạng dễ hơn.',
];

/** Answers that differ from citizen to citizen and from question to question, the same at every run. */
export function opinionOf({ case: { respondentName, tthcName } }: AttemptView): Choose {
  return (question, definition) => {
    const asked = question.repeats?.question ?? question.name;
    const chance =
      createHash('sha256').update(`${respondentName} ${tthcName} ${asked}`).digest().readUInt16BE(0) / 65_536;
    const block = definition.blocks.findIndex(({ questions }) => questions.includes(question));
    if (question.kind === 'text') return { value: pick(suggestions, chance) };
    if (!hasOptions(question)) return { value: 1 };
    const codes = optionsOf(definition, question).map(({ code }) => code);
    if (question.kind === 'scale')
      return chance < 0.04
        ? { special: 'dontKnow' }
        : { value: pick([4, 5, 4, 4, 5, 3, 4, 2, 5, 4, 1, 4], chance) };
    // What is asked before the first opinion lets the citizen in, in a re-call as in the interview.
    const opinions = definition.blocks.findIndex(({ questions }) =>
      questions.some(({ kind }) => kind === 'scale'),
    );
    return { value: block < opinions ? (codes[0] ?? 1) : pick(codes, chance) };
  };
}

const pick = <T>(from: readonly T[], chance: number): T => {
  const picked = from[Math.floor(chance * from.length)];
  if (picked === undefined) throw new Error('Nothing to pick from');
  return picked;
};

/** One citizen says the same again, the next the opposite, and is of the other sex. */
async function rechecks(product: Product, surveyId: string): Promise<void> {
  const verifier = await product.signIn('phuctra');
  for (const steady of [true, false]) {
    const { items } = await verifier.call(getBackChecks, { params: { surveyId } });
    const waiting = items.find(({ status }) => status === 'waiting');
    if (!waiting) throw new Error('Nothing waits for phúc tra');
    await verifier.call(callBackCheck, { params: { backCheckId: waiting.id } });
    const attempt = await nextTalk(verifier);
    const same = opinionOf(attempt);
    await fillForm(verifier, attempt, (question, definition) => {
      const said = same(question, definition);
      if (steady || !('value' in said)) return said;
      // No citizen says so little that this is not asked.
      if (question.name === 'sex') return { value: 3 - Number(said.value) };
      if (question.kind !== 'scale') return said;
      return { value: Number(said.value) > 3 ? 1 : 5 };
    });
    await dispose(verifier, attempt, 'complete');
  }
}
