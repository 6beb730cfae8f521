// Citizens who answer without being called: some by their personal link, through the pages that the public gets; some on paper,
// which a clerk keys in, a share of it twice, with slips that a third person puts right.
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';
import {
  findPaperCase,
  getPaperDifferences,
  getPaperForms,
  keyPaperForm,
  type PaperCase,
  setPaperShare,
  settlePaperForm,
} from '#contract/paper-forms.ts';
import { getSurvey } from '#contract/surveys.ts';
import { issueLinks } from '#contract/web-forms.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { InterviewContext } from '#domain/questionnaire/context.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { evaluatePath } from '#domain/questionnaire/path.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';
import { formInMode } from '#domain/questionnaire/self-completed.ts';
import { answerOf, citizenOf } from '#prisma/seed/history-citizen.ts';
import type { Citizen } from '#simulator/speech/citizen.ts';
import { answerByLink, beginByLink } from './own-web-form.ts';
import type { Person } from './person.ts';

export interface OwnForms {
  readonly paper: number;
  readonly web: number;
  /** Share of paper forms that are keyed twice, 0–1. */
  readonly twice: number;
}

interface Desk {
  readonly origin: string;
  readonly official: Person;
  readonly supervisor: Person;
  readonly clerks: readonly [Person, Person];
}

interface Addressee {
  readonly code: string;
  readonly link: string;
  readonly citizen: Citizen;
}

/** The first keying of every third form has a slip. */
const slips = 3;

/**
 * Writes to everybody, keys the paper forms and lets the chosen citizens open their pages, so that nobody calls them.
 * @returns what has to be awaited until the last of them has sent their form
 */
export async function answerThemselves(
  { origin, official, supervisor, clerks }: Desk,
  surveyId: string,
  { paper, web, twice }: OwnForms,
): Promise<{ sent: Promise<void> }> {
  const params = { surveyId };
  const willing = (await writtenTo(official, origin, surveyId)).filter(
    ({ citizen }) => citizen.behaviour.kind === 'completes',
  );
  // Every other one, so that they come from all over the draw.
  const own = willing.filter((_, at) => at % 2 === 0);
  const [onWeb, onPaper] = [own.slice(0, web), own.slice(web, web + paper)];
  for (const { link } of onWeb) await beginByLink(link);
  await supervisor.call(setPaperShare, { params, body: { share: twice } });
  for (const [at, { code, citizen }] of onPaper.entries()) {
    await keyed(clerks[0], surveyId, code, citizen, at % slips === 0);
    const { toKeyAgain } = await clerks[1].call(getPaperForms, { params });
    if (toKeyAgain.length > 0) await keyed(clerks[1], surveyId, code, citizen, false);
  }
  await settled(supervisor, surveyId);
  const definition = await definitionOfSurvey(official, surveyId);
  const sent = (async () => {
    for (const { link, citizen } of onWeb) await answerByLink(link, citizen, formInMode(definition, 'web'));
  })();
  sent.catch(() => undefined);
  return { sent };
}

/** Links of everybody who may be written to, in the order of the draw. */
async function writtenTo(official: Person, origin: string, surveyId: string): Promise<Addressee[]> {
  const { endsOn } = await official.call(getSurvey, { params: { surveyId } });
  const { files } = await official.call(issueLinks, {
    params: { surveyId },
    body: {
      cases: 'without',
      validUntil: endsOn,
      files: ['csv'],
      reason: 'Bản trình diễn: thư mời trả lời trên mạng, mã phiếu giấy',
    },
  });
  const text = Buffer.from(files[0]?.content ?? '', 'base64').toString();
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const code = line.slice(0, line.indexOf(','));
      const [phone] = /\+84\d{9}/.exec(line) ?? [];
      const [, token] = /\/phieu\/([\w-]{22})/.exec(line) ?? [];
      if (phone === undefined || token === undefined) return [];
      return { code, link: `${origin}/phieu/${token}`, citizen: citizenOf(phone, 1, 0) };
    });
}

async function definitionOfSurvey(person: Person, surveyId: string): Promise<QuestionnaireDefinition> {
  const { interviewVersionId } = await person.call(getSurvey, { params: { surveyId } });
  const params = { versionId: interviewVersionId };
  return (await person.call(getQuestionnaireVersion, { params })).definition;
}

async function keyed(
  clerk: Person,
  surveyId: string,
  code: string,
  citizen: Citizen,
  slipping: boolean,
): Promise<void> {
  const params = { surveyId };
  const found = await clerk.call(findPaperCase, { params, body: { code } });
  const { caseId, round, versionId } = found;
  const { definition } = await clerk.call(getQuestionnaireVersion, { params: { versionId } });
  const answers = onPaper(found, citizen, formInMode(definition, 'paper'));
  const wrong = slipping ? answers.findIndex(({ isScale }) => isScale) : -1;
  await clerk.call(keyPaperForm, {
    params,
    body: {
      caseId,
      round,
      versionId,
      answers: answers.map(({ questionName, value }, at) => ({
        questionName,
        value: at === wrong ? slipOf(value) : value,
      })),
    },
  });
}

/** What stands on the citizen's paper. */
function onPaper(found: PaperCase, citizen: Citizen, definition: QuestionnaireDefinition) {
  const answers = new Map<string, AnswerValue>();
  const context = found.context as InterviewContext;
  const written: { questionName: string; value: AnswerValue; isScale: boolean }[] = [];
  for (;;) {
    const path = evaluatePath(definition, answers, context);
    const question = path.current === null ? undefined : questionByName(definition, path.current);
    if (!question || !isAsked(question)) return written;
    const value = answerOf(citizen, question, {
      definition,
      language: 'vi',
      context,
      answers: path.counted,
    });
    answers.set(question.name, value);
    written.push({ questionName: question.name, value, isScale: question.kind === 'scale' });
  }
}

/** The box beside. */
function slipOf(value: AnswerValue): AnswerValue {
  return 'value' in value && typeof value.value === 'number'
    ? { value: value.value === 1 ? 2 : value.value - 1 }
    : value;
}

/** A third person looks at the papers: the second keying had no slip. */
async function settled(supervisor: Person, surveyId: string): Promise<void> {
  const { toSettle } = await supervisor.call(getPaperForms, { params: { surveyId } });
  for (const { interviewId } of toSettle) {
    const params = { surveyId, interviewId };
    const { differences } = await supervisor.call(getPaperDifferences, { params });
    const answers = differences.map(({ questionName, second: value }) => ({ questionName, value }));
    await supervisor.call(settlePaperForm, { params, body: { answers } });
  }
}
