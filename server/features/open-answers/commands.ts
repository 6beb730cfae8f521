// Coding of open answers, the frame they are coded with, and reading one unmasked.
import type {
  changeCodeFrame as frameEndpoint,
  codeOpenAnswer as codeEndpoint,
} from '#contract/open-answers.ts';
import { problem } from '#contract/problems.ts';
import type { z } from 'zod';

import { canMerge, type FrameCode } from '#domain/results/open-answers/code-frame.ts';
import { foldText } from '#domain/lists/names.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { audit } from '#server/platform/audit.ts';
import { room } from '#server/platform/rooms.ts';
import { wordedAnswers, type WordedAnswer } from './answers.ts';
import { frameOf } from './frames.ts';
import { openQuestionOf, openQuestions } from './questions.ts';

type Coding = z.output<(typeof codeEndpoint)['body']>;
type Change = z.output<(typeof frameEndpoint)['body']>['change'];

async function answerOf(
  ctx: Context,
  surveyId: string,
  interviewId: string,
  question: string,
): Promise<WordedAnswer> {
  const form = await openQuestions(ctx, surveyId);
  const names = form.namesOf(openQuestionOf(form, question));
  const filter = { names, search: '', state: 'all', interviewId } as const;
  const [answer] = await wordedAnswers(ctx, surveyId, filter, { limit: 1, offset: 0 });
  if (!answer) throw problem('not-found', { what: 'open-answer' });
  return answer;
}

/**
 * One coder's codes of an answer, in place of what they chose before.
 * @throws 'not-found'; 'code-unknown'; 'second-coder-same' when the second coder was the first, or the other way round
 */
export async function codeOpenAnswer(
  ctx: Context,
  surveyId: string,
  interviewId: string,
  { question, round, codes }: Coding,
): Promise<{ codings: WordedAnswer['codings'] }> {
  return inTransaction(ctx, async (tx) => {
    const { questionName, codings } = await answerOf(tx, surveyId, interviewId, question);
    const frame = await frameOf(tx, surveyId, question);
    const unknown = codes.find((number) => !frame.codes.some((code) => code.number === number));
    if (unknown !== undefined) throw problem('code-unknown', { number: unknown });
    const coderId = actorOf(tx).id;
    const other = { first: 'second', second: 'first', settled: null }[round];
    if (other !== null) {
      const key = { interviewId, questionName, round: other };
      const coding = await tx.db.openCoding.findUnique({ where: { interviewId_questionName_round: key } });
      if (coding?.coderId === coderId) throw problem('second-coder-same');
    }
    const key = { interviewId, questionName, round };
    const sorted = [...new Set(codes)].toSorted((a, b) => a - b);
    const written = { codes: sorted, frameVersion: frame.version, coderId, codedAt: tx.now() };
    await tx.db.openCoding.upsert({
      where: { interviewId_questionName_round: key },
      create: { ...key, ...written },
      update: written,
    });
    return { codings: { ...codings, [round]: sorted } };
  });
}

/**
 * A code more, another name for one, or one merged into another: the next version of the frame.
 * @throws 'not-found', 'code-unknown', 'code-label-taken'
 */
export async function changeCodeFrame(
  ctx: Context,
  surveyId: string,
  question: string,
  change: Change,
): Promise<{ version: number; number: number }> {
  return inTransaction(ctx, async (tx) => {
    const form = await openQuestions(tx, surveyId);
    openQuestionOf(form, question);
    // Two people who add a code at once must not take the same number.
    await tx.db.$queryRaw`select 1 from surveys where id = ${surveyId}::uuid for update`;
    const { version, codes } = await frameOf(tx, surveyId, question);
    const number =
      change.kind === 'created' ? 1 + Math.max(0, ...codes.map((code) => code.number)) : change.number;
    const label = change.kind === 'merged' ? labelOf(codes, number) : change.label;
    if (change.kind !== 'merged') refuseTaken(codes, number, label);
    if (change.kind === 'renamed') labelOf(codes, number);
    if (change.kind === 'merged' && !canMerge(codes, number, change.into))
      throw problem('code-unknown', { number: change.into });
    const key = { surveyId, questionName: question, number };
    const where = { surveyId_questionName_number: key };
    if (change.kind === 'created') await tx.db.openCode.create({ data: { ...key, label } });
    else if (change.kind === 'renamed') await tx.db.openCode.update({ where, data: { label } });
    else await tx.db.openCode.update({ where, data: { mergedInto: change.into } });
    await tx.db.openCodeChange.create({
      data: {
        surveyId,
        questionName: question,
        version: version + 1,
        kind: change.kind,
        number,
        into: change.kind === 'merged' ? change.into : null,
        label,
        byId: actorOf(tx).id,
        at: tx.now(),
      },
    });
    tx.live.publish(room.survey(surveyId), 'index:changed', { surveyId });
    return { version: version + 1, number };
  });
}

function labelOf(codes: readonly FrameCode[], number: number): string {
  const code = codes.find((one) => one.number === number && one.mergedInto === null);
  if (!code) throw problem('code-unknown', { number });
  return code.label;
}

function refuseTaken(codes: readonly FrameCode[], number: number, label: string): void {
  const taken = codes.find(
    (code) => code.number !== number && code.mergedInto === null && foldText(code.label) === foldText(label),
  );
  if (taken) throw problem('code-label-taken', { label: taken.label });
}

/** The words as they were written down; who read them and why is kept. @throws 'not-found' */
export async function readOpenWords(
  ctx: Context,
  surveyId: string,
  interviewId: string,
  { question, reason }: { question: string; reason: string },
): Promise<{ words: string }> {
  return inTransaction(ctx, async (tx) => {
    const { words } = await answerOf(tx, surveyId, interviewId, question);
    await audit(tx, 'open-words-read', 'interview', interviewId, { question, reason });
    return { words };
  });
}
