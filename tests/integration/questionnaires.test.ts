// Questionnaires being written, published, moved to: drafts of two authors, files in and out, a survey that goes on with
// another version while its interviews keep theirs.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  createQuestionnaireDraft,
  getQuestionnaireDraft,
  getQuestionnaireDraftFile,
  getQuestionnaireVersionFile,
  publishQuestionnaireDraft,
  readQuestionnaireFile,
  removeQuestionnaireDraft,
  saveQuestionnaireDraft,
  type DraftView,
} from '#contract/questionnaire-drafts.ts';
import { getQuestionnaires, getQuestionnaireVersion } from '#contract/questionnaires.ts';
import { getIndex } from '#contract/results.ts';
import { getVersionMoves, moveSurvey } from '#contract/version-moves.ts';
import type { Question, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { flatSelection } from '#tests/support/flat-selection.ts';
import type { Person, Refused } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

let database: FreshDatabase;
let product: Product;
let analyst: Person;
let admin: Person;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  [analyst, admin] = await Promise.all([product.signIn('phantich'), product.signIn('quantri')]);
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const begin = () =>
  analyst.call(createQuestionnaireDraft, {
    body: { from: { kind: 'version', versionId: product.versions.interviewVersionId } },
  });
const save = (who: Person, { id, revision }: DraftView, definition: QuestionnaireDefinition) =>
  who.call(saveQuestionnaireDraft, { params: { draftId: id }, body: { revision, definition } });
const publish = ({ id, revision }: DraftView) =>
  analyst.call(publishQuestionnaireDraft, { params: { draftId: id }, body: { revision } });
const refusal = async (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: Refused) => error.problem,
  );
const audited = (action: string) => product.ctx.prisma.auditEntry.findMany({ where: { action } });

function withQuestion(
  definition: QuestionnaireDefinition,
  name: string,
  change: (question: Question) => Question,
): QuestionnaireDefinition {
  const blocks = definition.blocks.map((block) => ({
    ...block,
    questions: block.questions.map((question) => (question.name === name ? change(question) : question)),
  }));
  return { ...definition, blocks };
}
const reworded = (definition: QuestionnaireDefinition, said: string) =>
  withQuestion(definition, 'DV1.1', (question) => ({ ...question, say: { vi: said, en: said } }) as Question);

describe('drafts', () => {
  test('of two authors who had the same one the second is refused, told who was first, and loses nothing', async () => {
    const draft = await begin();
    const first = await save(analyst, draft, reworded(draft.definition, 'Của người thứ nhất'));
    const late = reworded(draft.definition, 'Của người thứ hai');
    const refused = await refusal(save(admin, draft, late));
    const { name } = await product.ctx.prisma.user.findUniqueOrThrow({ where: { username: 'phantich' } });
    expect(refused).toMatchObject({ code: 'draft-overtaken', details: { savedBy: name } });
    const stands = await admin.call(getQuestionnaireDraft, { params: { draftId: draft.id } });
    expect(stands).toEqual(first);

    const own = await admin.call(createQuestionnaireDraft, {
      body: { from: { kind: 'copy', definition: late, ofDraftId: draft.id } },
    });
    expect(own.definition).toEqual(late);
    expect(await refusal(publish(draft))).toMatchObject({ code: 'draft-overtaken' });
    for (const { id, revision } of [first, own])
      await admin.call(removeQuestionnaireDraft, { params: { draftId: id }, body: { revision } });
    expect((await analyst.call(getQuestionnaires)).drafts).toEqual([]);
    expect(await audited('questionnaire-draft-removed')).toHaveLength(2);
  });

  test('with a problem are kept but not published; published ones never change', async () => {
    const draft = await begin();
    const faulty = withQuestion(draft.definition, 'DV1.1', (question) => ({
      ...question,
      showIf: { eq: [{ answer: 'no-such' }, 1] },
    }));
    const kept = await save(analyst, draft, faulty);
    expect(await refusal(publish(kept))).toMatchObject({
      code: 'questionnaire-faulty',
      details: { faults: [{ where: 'DV1.1.showIf', code: 'unknown-question' }] },
    });
    expect((await analyst.call(getQuestionnaires)).drafts).toMatchObject([{ id: draft.id, problems: 1 }]);

    const mended = await save(analyst, kept, draft.definition);
    expect(await refusal(publish(mended))).toMatchObject({ code: 'questionnaire-unchanged' });
    const last = await save(analyst, mended, reworded(draft.definition, 'Lời hỏi mới'));
    const published = await publish(last);
    expect(published).toMatchObject({ key: 'transaction-form', version: draft.nextVersion });
    expect(await audited('questionnaire-published')).toMatchObject([
      { subjectId: published.versionId, details: { version: draft.nextVersion } },
    ]);
    const { definition } = await analyst.call(getQuestionnaireVersion, {
      params: { versionId: published.versionId },
    });
    expect(definition).toEqual({ ...last.definition, version: draft.nextVersion });
    expect(await refusal(publish(last))).toMatchObject({ code: 'not-found' });
    await expect(
      product.ctx.prisma.questionnaireVersion.update({
        where: { id: published.versionId },
        data: { definition: {} },
      }),
    ).rejects.toThrow('never change');
  });

  test('begun from nothing say what they still lack', async () => {
    const draft = await analyst.call(createQuestionnaireDraft, {
      body: { from: { kind: 'blank', title: 'Khảo sát mới', key: 'khao-sat-moi' } },
    });
    expect(draft).toMatchObject({ nextVersion: 1, origin: { kind: 'blank' } });
    expect(await refusal(publish(draft))).toMatchObject({ code: 'questionnaire-faulty' });
    const { id, revision } = draft;
    await analyst.call(removeQuestionnaireDraft, { params: { draftId: id }, body: { revision } });
  });

  test('two of one questionnaire published at the same moment become two versions', async () => {
    const [one, two] = await Promise.all([begin(), begin()]);
    const [first, second] = await Promise.all([
      save(analyst, one, reworded(one.definition, 'Một')),
      save(analyst, two, reworded(two.definition, 'Hai')),
    ]);
    const versions = await Promise.all([publish(first), publish(second)]);
    expect(new Set(versions.map(({ version }) => version)).size).toBe(2);
  });
});

describe('files', () => {
  const fileOf = async (path: string, format: 'xlsx' | 'json') => {
    const response = await fetch(`${product.origin}${path}?format=${format}`, {
      headers: { cookie: analyst.cookie },
    });
    expect(response.status).toBe(200);
    return new Uint8Array(await response.arrayBuffer());
  };
  const read = (name: string, bytes: Uint8Array) =>
    analyst.call(readQuestionnaireFile, { file: { name, bytes } });
  const versionPath = () =>
    getQuestionnaireVersionFile.path.replace(':versionId', product.versions.interviewVersionId);
  const text = (content: string) => new TextEncoder().encode(content);

  test.each(['xlsx', 'json'] as const)(
    'a version that goes out as %s comes in as it was, and can be a draft',
    async (format) => {
      const { definition } = await analyst.call(getQuestionnaireVersion, {
        params: { versionId: product.versions.interviewVersionId },
      });
      const form = await read(`form.${format}`, await fileOf(versionPath(), format));
      expect(form).toEqual({ definition, fileName: `form.${format}`, problems: [], notes: [] });
      const draft = await analyst.call(createQuestionnaireDraft, {
        body: { from: { kind: 'file', ...form } },
      });
      expect(draft.origin).toMatchObject({ kind: 'file', fileName: `form.${format}` });
      const draftPath = getQuestionnaireDraftFile.path.replace(':draftId', draft.id);
      expect((await read('draft', await fileOf(draftPath, format))).definition).toEqual(definition);
      const { id, revision } = draft;
      await analyst.call(removeQuestionnaireDraft, { params: { draftId: id }, body: { revision } });
    },
  );

  test.each([
    ['a text that is no JSON', text('Phiếu khảo sát'), 'không phải JSON đọc được'],
    ['JSON of something else', text('{"blocks": []}'), 'không đúng cấu trúc bảng hỏi'],
    ['a broken workbook', text('PK\u0003\u0004 not a zip'), 'tệp'],
  ])('of %s it is said what is wrong with it, and nothing is stored', async (_what, bytes, said) => {
    const refused = await refusal(read('tep.xlsx', bytes));
    expect(refused).toMatchObject({ code: 'questionnaire-unreadable' });
    expect(String(refused?.details['vi']).toLowerCase()).toContain(said.toLowerCase());
    expect(await product.ctx.prisma.questionnaireDraft.count()).toBe(0);
  });
});

describe('a survey that moves to another version', () => {
  let surveyId: string;
  let next: { versionId: string };
  let unlike: { versionId: string };
  let caseIds: string[];

  beforeAll(async () => {
    surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
      phones: mobileNumbers(3, 500),
    });
    const cases = await product.ctx.prisma.case.findMany({
      where: { surveyId },
      orderBy: { drawOrder: 'asc' },
    });
    caseIds = cases.map(({ id }) => id);
    // DV1.2 gets another name, DV1.3 another wording; the second has DV1.1 gone, which the phúc tra form repeats.
    const draft = await begin();
    const renamed = withQuestion(draft.definition, 'DV1.2', (question) => ({ ...question, name: 'TC2' }));
    next = await publish(
      await save(
        analyst,
        draft,
        withQuestion(
          renamed,
          'DV1.3',
          (question) => ({ ...question, say: { vi: 'Nói khác', en: 'Otherwise' } }) as Question,
        ),
      ),
    );
    const other = await begin();
    unlike = await publish(
      await save(
        analyst,
        other,
        withQuestion(other.definition, 'DV1.1', (question) => ({ ...question, name: 'TC1' })),
      ),
    );
  });

  async function interviewed(at: number, versionId: string, answers: Record<string, number>) {
    const operator = await product.ctx.prisma.user.findUniqueOrThrow({ where: { username: 'dtv01' } });
    return product.ctx.prisma.interview.create({
      data: {
        surveyId,
        caseId: caseIds[at] ?? '',
        purpose: 'interview',
        questionnaireVersionId: versionId,
        operatorId: operator.id,
        status: 'complete',
        startedAt: new Date(),
        endedAt: new Date(),
        completionNumber: at + 1,
        selection: flatSelection(surveyId, operator.id),
        countedAnswers: {
          create: Object.entries(answers).map(([questionName, code]) => ({
            questionName,
            code,
            value: { value: code },
          })),
        },
      },
    });
  }
  const move = (
    who: Person,
    counterparts: { question: string; was: string | null }[],
    toVersionId = next.versionId,
    { interviewVersionId: fromVersionId, backCheckVersionId } = product.versions,
  ) =>
    who.call(moveSurvey, {
      params: { surveyId },
      body: { fromVersionId, toVersionId, backCheckVersionId, counterparts },
    });
  const itemOf = async (code: string) => {
    const index = await analyst.call(getIndex, { params: { surveyId } });
    const item = index.factors.flatMap(({ items }) => items).find((one) => one.code === code);
    return { valid: item?.valid, score: item?.score };
  };

  test('needs a word on each renamed question and a phúc tra form that fits', async () => {
    expect(await refusal(move(analyst, []))).toMatchObject({
      code: 'version-move-refused',
      details: { reason: 'undecided', questions: ['TC2'] },
    });
    expect(await refusal(move(analyst, [], unlike.versionId))).toMatchObject({
      code: 'questionnaire-faulty',
    });
    expect(await refusal(move(analyst, [], product.versions.interviewVersionId))).toMatchObject({
      details: { reason: 'same-version' },
    });
    const supervisor = await product.signIn('giamsat');
    expect(await refusal(move(supervisor, []))).toMatchObject({ code: 'forbidden' });
  });

  test('keeps its interviews with their version, and the index reads them through what is comparable', async () => {
    const { interviewVersionId } = product.versions;
    const answers = { 'DV1.1': 5, 'DV1.2': 5, 'DV1.3': 5 };
    const old = await interviewed(0, interviewVersionId, answers);
    const before = await itemOf('DV1.2');
    expect(before).toEqual({ valid: 1, score: 100 });

    const moved = await move(analyst, [
      { question: 'TC2', was: 'DV1.2' },
      { question: 'DV1.3', was: null },
    ]);
    expect(moved.counterparts).toContainEqual({ question: 'DV1.1', was: 'DV1.1' });
    await interviewed(1, next.versionId, { 'DV1.1': 1, TC2: 1, 'DV1.3': 1 });

    expect(await itemOf('DV1.1')).toEqual({ valid: 2, score: 50 });
    expect(await itemOf('DV1.2')).toEqual({ valid: 2, score: 50 });
    expect(await itemOf('DV1.3')).toEqual({ valid: 1, score: 0 });
    expect(await product.ctx.prisma.interview.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({
      questionnaireVersionId: interviewVersionId,
    });
    const { moves, interviews } = await analyst.call(getVersionMoves, { params: { surveyId } });
    expect(moves).toEqual([moved]);
    expect(interviews.map(({ versionId, complete }) => [versionId, complete])).toEqual([
      [interviewVersionId, 1],
      [next.versionId, 1],
    ]);
    expect(await audited('survey-moved')).toMatchObject([
      { subjectId: surveyId, details: { notComparable: 1 } },
    ]);
  });

  test('is moved once: whoever decided on the former version is refused', async () => {
    expect(await refusal(move(admin, [{ question: 'TC2', was: null }]))).toMatchObject({
      code: 'version-move-refused',
      details: { reason: 'overtaken' },
    });
  });

  test('neither the move nor the version of an interview can be changed afterwards', async () => {
    const { prisma } = product.ctx;
    await expect(prisma.versionMove.updateMany({ data: { counterparts: [] } })).rejects.toThrow(
      'never change',
    );
    await expect(
      prisma.interview.updateMany({
        where: { surveyId, questionnaireVersionId: product.versions.interviewVersionId },
        data: { questionnaireVersionId: next.versionId },
      }),
    ).rejects.toThrow('interviews_keep_their_version');
  });
});
