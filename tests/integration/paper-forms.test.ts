// Paper forms keyed in: once, some twice by different people, and a third who looks at the paper where they differ.
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';

import {
  findPaperCase,
  getPaperDifferences,
  getPaperForms,
  keyPaperForm,
  setPaperShare,
  settlePaperForm,
  type PaperCase,
} from '#contract/paper-forms.ts';
import { getNamedPaperCopies, getPaperCopies, getPaperPrinting } from '#contract/paper-printing.ts';
import { getIndex } from '#contract/results.ts';
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';
import { verificationCode } from '#domain/cases/verification-code.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { evaluatePath } from '#domain/questionnaire/path.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';
import { formInMode } from '#domain/questionnaire/self-completed.ts';
import { moveSurvey } from '#contract/version-moves.ts';
import { publishQuestionnaire } from '#server/features/questionnaires/commands.ts';
import type { Person, Refused } from '#demo/person.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { willing } from '#tests/support/interview.ts';
import { indexFollows } from '#tests/support/index-follows.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';
import { wordsOf } from '#tests/support/word-documents.ts';

let database: FreshDatabase;
let product: Product;
let clerk: Person;
let other: Person;
let supervisor: Person;
let surveyId: string;
let definition: QuestionnaireDefinition;
let codes: string[];

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
    phones: mobileNumbers(5, 8_400),
  });
  [clerk, other, supervisor] = await Promise.all([
    product.signIn('dtv01'),
    product.signIn('dtv02'),
    product.signIn('giamsat'),
  ]);
  const version = { versionId: product.versions.interviewVersionId };
  ({ definition } = await clerk.call(getQuestionnaireVersion, { params: version }));
  const cases = await product.ctx.prisma.case.findMany({
    where: { surveyId },
    orderBy: { drawOrder: 'asc' },
  });
  codes = cases.map(({ verificationNumber }) => verificationCode(verificationNumber));
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const params = () => ({ surveyId });
const find = (person: Person, code = '') => person.call(findPaperCase, { params: params(), body: { code } });
const codeOf = (fault: unknown) => (fault as Refused).problem;

/** What stands on the paper, as far as `upTo`, which is left blank with all after it; `changed` stands instead. */
function paper(found: PaperCase, changed: Record<string, AnswerValue> = {}, upTo?: string) {
  const form = formInMode(definition, 'paper');
  const answers = new Map<string, AnswerValue>();
  for (;;) {
    const { current } = evaluatePath(form, answers, found.context);
    const question = current === null || current === upTo ? undefined : questionByName(form, current);
    if (!question || !isAsked(question)) break;
    answers.set(question.name, changed[question.name] ?? willing(question, form));
  }
  return [...answers].map(([questionName, value]) => ({ questionName, value }));
}

const key = (person: Person, found: PaperCase, answers: ReturnType<typeof paper>, takesBack?: string) =>
  person.call(keyPaperForm, {
    params: params(),
    body: {
      caseId: found.caseId,
      round: found.round,
      versionId: found.versionId,
      answers,
      ...(takesBack !== undefined && { takesBack }),
    },
  });

const interviewOf = ({ caseId }: PaperCase) =>
  product.ctx.prisma.interview.findFirstOrThrow({ where: { caseId }, include: { countedAnswers: true } });

test('forms are printed with the code that finds the case; names only by who may, for a reason that is kept', async () => {
  const admin = await product.signIn('quantri');
  const get = (person: Person, path: string, query: Record<string, string>) =>
    fetch(`${product.origin}${path.replace(':surveyId', surveyId)}?${new URLSearchParams(query)}`, {
      headers: { cookie: person.cookie },
    });
  const wanted = { format: 'docx', language: 'vi', file: '1' };
  const reason = 'phát phiếu tại xã';
  const [coded, named, refused, view] = await Promise.all([
    get(supervisor, getPaperCopies.path, wanted),
    get(admin, getNamedPaperCopies.path, { ...wanted, format: 'pdf', reason }),
    get(supervisor, getNamedPaperCopies.path, { ...wanted, reason }),
    supervisor.call(getPaperPrinting, { params: params() }),
  ]);
  expect(refused.status).toBe(403);
  expect(view).toMatchObject({ people: 5, files: 1 });
  const words = await wordsOf(Buffer.from(await coded.arrayBuffer()));
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await named.arrayBuffer())), {
    mergePages: true,
  });
  const person = await product.ctx.prisma.person.findFirstOrThrow({
    where: { cases: { some: { surveyId } } },
  });
  for (const code of codes) expect(text).toContain(code);
  for (const code of codes) expect(words.replaceAll(' ', '')).toContain(code.replace(' ', ''));
  expect([text.includes(person.name), words.includes(person.name)]).toEqual([true, false]);
  expect(words).toContain('Chưa đủ 18 tuổi  → dừng ở đây');
  const kept = await product.ctx.prisma.auditEntry.findMany({
    where: { action: { endsWith: 'paper-forms-printed' } },
  });
  expect(kept.map(({ details }) => details)).toEqual(
    expect.arrayContaining([expect.objectContaining({ forms: 5, reason })]),
  );
});

test('a form is found by its code or mã hồ sơ, keyed once, counts, and its citizen is not called', async () => {
  await supervisor.call(setPaperShare, { params: params(), body: { share: 0 } });
  const found = await find(clerk, codes[0]);
  expect(found).toMatchObject({ round: 1, code: codes[0] });
  const record = await product.ctx.prisma.case.findUniqueOrThrow({
    where: { id: found.caseId },
    include: { sampleUnit: { include: { transaction: true } } },
  });
  expect(await find(clerk, record.sampleUnit.transaction.recordCode ?? '')).toEqual(found);
  expect(await find(clerk, '0000 0000').catch(codeOf)).toMatchObject({ details: { reason: 'unknown' } });
  // Given up by telephone: the form that comes back after all is taken.
  await product.ctx.prisma.case.update({
    where: { id: found.caseId },
    data: { status: 'final', disposition: 'max-attempts', finalAt: new Date(), nextCallAt: null },
  });
  expect(await find(clerk, codes[0])).toMatchObject({ round: 1, late: true });

  const blank = { special: 'blank' } as const;
  const answers = paper(found, { consent: { value: 1 }, 'DV1.2': blank, 'age-group': blank });
  expect(answers.map(({ questionName }) => questionName)).not.toContain('introduction');
  const keyed = await indexFollows(supervisor, surveyId, 1, () => key(clerk, found, answers));
  expect(keyed).toEqual({ status: 'complete', differences: null });
  expect(await interviewOf(found)).toMatchObject({ mode: 'paper', status: 'complete', operatorId: null });
  expect(await product.ctx.prisma.case.findUniqueOrThrow({ where: { id: found.caseId } })).toMatchObject({
    status: 'final',
    disposition: 'complete',
    reason: 'answered-on-paper',
  });
  // What was left blank is told from a refusal, for questions that take none too, and is no valid answer.
  const { countedAnswers } = await interviewOf(found);
  const specialOf = (name: string) =>
    countedAnswers.find(({ questionName }) => questionName === name)?.special;
  expect([specialOf('DV1.2'), specialOf('age-group')]).toEqual(['blank', 'blank']);
  const index = await supervisor.call(getIndex, { params: params() });
  const item = index.factors.flatMap(({ items }) => items).find(({ code }) => code === 'DV1.2');
  expect(item).toMatchObject({ valid: 0, refused: 0, blank: 1 });
  expect(await find(other, codes[0]).catch(codeOf)).toMatchObject({ details: { reason: 'keyed' } });
});

test('what is left blank at the end makes a partial form', async () => {
  const found = await find(clerk, codes[1]);
  expect(await key(clerk, found, paper(found, {}, 'DV3.1'))).toMatchObject({ status: 'partial' });
  expect(await interviewOf(found)).toMatchObject({ status: 'partial' });
});

test('a chosen form is keyed again by somebody else, unseen; a third person rules, and the errors are told', async () => {
  await supervisor.call(setPaperShare, { params: params(), body: { share: 1 } });
  const found = await find(clerk, codes[2]);
  await key(clerk, found, paper(found, { 'DV1.1': { value: 4 }, 'DV1.2': { value: 2 } }));
  expect(await find(clerk, codes[2]).catch(codeOf)).toMatchObject({ details: { reason: 'own' } });
  const { id: interviewId } = await interviewOf(found);
  const again = { interviewId, round: 2, answers: [], keyedAt: new Date() };
  const first = await product.ctx.prisma.paperKeying.findFirstOrThrow({ where: { interviewId } });
  const twice = product.ctx.prisma.paperKeying.create({ data: { ...again, clerkId: first.clerkId } });
  await expect(twice).rejects.toThrow(/interview_id_clerk_id/);

  const desk = await other.call(getPaperForms, { params: params() });
  expect(desk).toMatchObject({ toKeyAgain: [{ code: codes[2] }], errors: null });
  const second = await find(other, codes[2]);
  expect(second.round).toBe(2);
  // Nothing of the first keying goes out before the second is in.
  expect(JSON.stringify(second)).not.toContain('DV1.1');
  const keyed = await key(other, second, paper(second, { 'DV1.1': { value: 5 }, 'DV1.2': { value: 2 } }));
  expect(keyed.differences).toBe(1);

  const form = { params: { surveyId, interviewId } };
  const { differences } = await supervisor.call(getPaperDifferences, form);
  expect(differences).toEqual([{ questionName: 'DV1.1', first: { value: 4 }, second: { value: 5 } }]);
  const rulingOfClerk = product.ctx.prisma.paperRuling.create({
    data: {
      interviewId,
      questionName: 'DV1.1',
      value: { value: 4 },
      ruledById: first.clerkId,
      ruledAt: new Date(),
    },
  });
  await expect(rulingOfClerk).rejects.toThrow(/paper_rulings_by_a_third/);
  const answers = [{ questionName: 'DV1.1', value: { value: 5 } }];
  await supervisor.call(settlePaperForm, { ...form, body: { answers } });
  const counted = (await interviewOf(found)).countedAnswers;
  expect(counted.find(({ questionName }) => questionName === 'DV1.1')?.code).toBe(5);
  const { errors, checked } = await supervisor.call(getPaperForms, { params: params() });
  expect(checked).toBe(1);
  expect(errors?.clerks.map(({ wrong }) => wrong)).toEqual([1, 0]);
  expect(errors?.questions[0]).toEqual({ key: 'DV1.1', compared: 2, wrong: 1 });
});

test('two keyings that agree settle the form by themselves', async () => {
  const found = await find(other, codes[3]);
  await key(other, found, paper(found));
  const second = await find(clerk, codes[3]);
  expect(await key(clerk, second, paper(second))).toMatchObject({ differences: 0 });
  expect(await supervisor.call(getPaperForms, { params: params() })).toMatchObject({
    keyed: 4,
    checked: 2,
    waiting: 0,
  });
});

test('a form printed before the questionnaire changed is keyed by its own version, and counts as far as it compares', async () => {
  const { interviewVersionId: printed, backCheckVersionId } = product.versions;
  const next = { ...definition, version: definition.version + 1 };
  const changed = JSON.parse(JSON.stringify(next), (_name, value) =>
    value?.name === 'DV1.2'
      ? { ...value, say: { ...value.say, vi: 'Nói chung, hài lòng ở mức nào ạ?' } }
      : value,
  );
  const toVersionId = await publishQuestionnaire(await product.as('quantri'), changed);
  const analyst = await product.signIn('phantich');
  await analyst.call(moveSurvey, {
    params: params(),
    body: {
      fromVersionId: printed,
      toVersionId,
      backCheckVersionId,
      counterparts: [{ question: 'DV1.2', was: null }],
    },
  });
  const found = await find(clerk, codes[4]);
  expect(found.versionId).toBe(toVersionId);
  expect(found.versions).toMatchObject([
    { id: toVersionId, isPresent: true, notComparable: [] },
    { id: printed, version: definition.version, isPresent: false, notComparable: ['DV1.2'] },
  ]);
  const counted = async (item: string) => {
    const index = await supervisor.call(getIndex, { params: params() });
    return index.factors.flatMap(({ items }) => items).find(({ code }) => code === item)?.valid ?? 0;
  };
  const before = { same: await counted('DV1.1'), changed: await counted('DV1.2') };
  const unknown = { ...found, versionId: backCheckVersionId };
  expect(await key(clerk, unknown, paper(found)).catch(codeOf)).toMatchObject({
    details: { reason: 'version' },
  });
  await key(clerk, { ...found, versionId: printed }, paper(found));
  expect((await interviewOf(found)).questionnaireVersionId).toBe(printed);
  expect({ same: await counted('DV1.1'), changed: await counted('DV1.2') }).toEqual({
    same: before.same + 1,
    changed: before.changed,
  });
  // The second goes by the version of the first, whatever the survey has now.
  const again = await find(other, codes[4]);
  expect(again).toMatchObject({ round: 2, versionId: printed, versions: [{ id: printed }] });
  expect(await key(other, { ...again, versionId: toVersionId }, paper(again)).catch(codeOf)).toMatchObject({
    details: { reason: 'version' },
  });
  // The paper says another after all: whoever sees it takes the form back and keys it anew; what was keyed counts no more.
  const { takeBack } = again;
  expect(takeBack).toMatchObject({ former: { id: printed }, versions: [{ id: toVersionId }], only: false });
  const anew = { ...again, round: 1 as const, versionId: toVersionId };
  const takesBack = takeBack?.interviewId ?? '';
  const former = await interviewOf(found);
  await key(other, anew, paper(anew), takesBack);
  expect({ same: await counted('DV1.1'), changed: await counted('DV1.2') }).toEqual({
    same: before.same + 1,
    changed: before.changed + 1,
  });
  expect(await key(other, anew, paper(anew), takesBack).catch(codeOf)).toMatchObject({
    details: { reason: 'settled' },
  });
  // No lot is drawn anew, so whoever takes a form back does not get round its second keying; by others than before, too.
  expect(await supervisor.call(getPaperForms, { params: params() })).toMatchObject({
    keyed: 5,
    takenBack: 1,
  });
  expect(await find(other, codes[4])).toMatchObject({ round: 1, takeBack: { only: true } });
  const second = await find(clerk, codes[4]);
  expect(second).toMatchObject({ round: 2, versionId: toVersionId });
  expect(await key(clerk, second, paper(second))).toMatchObject({ differences: 0 });
  // Settled by two people, it stays.
  expect(await find(supervisor, codes[4]).catch(codeOf)).toMatchObject({ details: { reason: 'keyed' } });
  const kept = await product.ctx.prisma.interview.findUniqueOrThrow({
    where: { id: former.id },
    include: { answers: true, paperForm: { include: { keyings: true } } },
  });
  expect(kept).toMatchObject({ status: 'inProgress', questionnaireVersionId: printed });
  expect([kept.answers.length > 20, kept.paperForm?.keyings.length]).toEqual([true, 1]);
  const entry = await product.ctx.prisma.auditEntry.findFirst({ where: { action: 'paper-form-taken-back' } });
  expect(entry).toMatchObject({ subjectId: former.id, details: { former: printed, version: toVersionId } });
});
