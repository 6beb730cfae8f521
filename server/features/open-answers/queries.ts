// Open answers as their screen shows them, and what was coded as data files carry it.
import type { getOpenAnswers, OpenAnswer, OpenAnswersView } from '#contract/open-answers.ts';
import type { z } from 'zod';

import {
  type Codings,
  codersAgree,
  countedCoding,
  type FrameCode,
} from '#domain/results/open-answers/code-frame.ts';
import { saysNothing } from '#domain/results/open-answers/empty-words.ts';
import { maskedWords } from '#domain/results/open-answers/masked-words.ts';
import { nearWords } from '#domain/results/open-answers/near-words.ts';
import { holdsWords, searchedWords, searchQuery } from '#domain/results/open-answers/searched-words.ts';
import { nameInForm } from '#domain/results/form-structure.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import type { Context } from '#server/context.ts';
import { errorOf } from '#server/features/results/queries.ts';
import { countWorded, lowItems, wordedAnswers, type AnswerFilter, type WordedAnswer } from './answers.ts';
import { codingsOf, frameOf } from './frames.ts';
import { openQuestionOf, openQuestions, type OpenQuestions } from './questions.ts';
import { sharesOfCodes } from './shares.ts';

const perPage = 50;
/** Masking may take away what a search found, and merging what two coders differed in: then all found are looked at. */
const mostLookedAt = 5_000;

type Query = z.output<(typeof getOpenAnswers)['query']>;

/** @throws 'not-found' */
export async function openAnswers(ctx: Context, surveyId: string, query: Query): Promise<OpenAnswersView> {
  const form = await openQuestions(ctx, surveyId);
  // A form may ask nothing in words: then there is no question, and nothing under it.
  const question =
    query.question === undefined ? (form.questions[0]?.name ?? '') : openQuestionOf(form, query.question);
  const names = form.namesOf(question);
  const frame = await frameOf(ctx, surveyId, question);
  const words = searchedWords(query.search);
  const filter: AnswerFilter = {
    names,
    search: searchQuery(words),
    agency: query.agency,
    below: query.factor === undefined ? undefined : form.itemsOf(query.factor),
    from: query.from,
    to: query.to,
    state: query.state,
  };
  const { found, answers } = await pageOf(ctx, surveyId, filter, {
    words,
    frame: frame.codes,
    page: query.page,
  });
  const codings = await codingsOf(
    ctx,
    surveyId,
    names.map((one) => one.question),
  );
  return {
    survey: { id: surveyId, name: form.surveyName },
    takenAt: ctx.now().toISOString(),
    questions: await countedQuestions(ctx, surveyId, form),
    question,
    agencies: await agenciesOf(ctx, surveyId),
    factors: (form.definition.index?.factors ?? []).map(({ code }) => ({
      code,
      name: nameInForm(form.definition, code).vi,
    })),
    found,
    page: query.page,
    answers,
    frame: await countedFrame(ctx, surveyId, frame, codings),
    counts: countsOf(
      await countWorded(ctx, surveyId, { names, search: '', state: 'all' }),
      [...codings.values()],
      frame.codes,
    ),
  };
}

async function pageOf(
  ctx: Context,
  surveyId: string,
  filter: AnswerFilter,
  { words, frame, page }: { words: readonly string[]; frame: readonly FrameCode[]; page: number },
): Promise<Pick<OpenAnswersView, 'found' | 'answers'>> {
  const offset = (page - 1) * perPage;
  const shown = (answer: WordedAnswer): OpenAnswer => shownAnswer(answer, frame);
  if (words.length === 0 && filter.state !== 'differing')
    return {
      found: await countWorded(ctx, surveyId, filter),
      answers: (await wordedAnswers(ctx, surveyId, filter, { limit: perPage, offset })).map(shown),
    };
  const looked = await wordedAnswers(ctx, surveyId, filter, { limit: mostLookedAt, offset: 0 });
  const kept = looked
    .map(shown)
    // Whoever may not see a name cannot find out by searching that it is there.
    .filter((answer) => holdsWords(answer.words, words))
    .filter(({ agreed }) => filter.state !== 'differing' || agreed === false);
  return {
    found: looked.length === mostLookedAt ? null : kept.length,
    answers: kept.slice(offset, offset + perPage),
  };
}

function shownAnswer(answer: WordedAnswer, frame: readonly FrameCode[]): OpenAnswer {
  const { interviewId, agency, field, answeredOn, codings } = answer;
  return {
    interviewId,
    words: maskedWords(answer.words, [answer.personName]),
    agency,
    field,
    answeredOn,
    codings,
    codes: countedCoding(codings, frame),
    agreed: codersAgree(codings, frame),
  };
}

async function countedQuestions(
  ctx: Context,
  surveyId: string,
  form: OpenQuestions,
): Promise<OpenAnswersView['questions']> {
  return Promise.all(
    form.questions.map(async ({ name, label }) => ({
      name,
      label,
      answers: await countWorded(ctx, surveyId, { names: form.namesOf(name), search: '', state: 'all' }),
    })),
  );
}

async function agenciesOf(ctx: Context, surveyId: string): Promise<string[]> {
  const strata = await ctx.db.stratum.findMany({
    where: { sample: { surveyId, status: 'confirmed' }, agencyName: { not: '' } },
    distinct: ['agencyName'],
    select: { agencyName: true },
  });
  return strata.map(({ agencyName }) => agencyName).toSorted(compareVietnamese);
}

async function countedFrame(
  ctx: Context,
  surveyId: string,
  { version, codes }: { version: number; codes: readonly FrameCode[] },
  codings: ReadonlyMap<string, Codings>,
): Promise<OpenAnswersView['frame']> {
  const numbers = codes.filter(({ mergedInto }) => mergedInto === null).map(({ number }) => number);
  const shares = await sharesOfCodes(ctx, surveyId, countedOf(codings, codes), numbers);
  return {
    version,
    codes: codes.map((code) => {
      const { count = 0, share = null, error = errorOf(undefined) } = shares.get(code.number) ?? {};
      return { ...code, count, share, error };
    }),
  };
}

/** The codes that count for each interview that was coded. */
export function countedOf(
  codings: ReadonlyMap<string, Codings>,
  frame: readonly FrameCode[],
): Map<string, readonly number[]> {
  return new Map(
    [...codings].flatMap(([id, own]) => {
      const counted = countedCoding(own, frame);
      return counted ? [[id, counted] as const] : [];
    }),
  );
}

export function countsOf(
  worded: number,
  codings: readonly Codings[],
  frame: readonly FrameCode[],
): OpenAnswersView['counts'] {
  const agreements = codings.map((own) => codersAgree(own, frame));
  return {
    worded,
    coded: codings.filter((own) => countedCoding(own, frame) !== null).length,
    codedTwice: agreements.filter((agreed) => agreed !== null).length,
    codedAlike: agreements.filter((agreed) => agreed === true).length,
  };
}

/** A question's frame and the codes that count for each interview: what data files and reports show. */
export interface CodedQuestion {
  readonly question: string;
  readonly codes: readonly { number: number; label: string }[];
  readonly of: ReadonlyMap<string, readonly number[]>;
}

/** The open questions of a survey that have a code frame, by their present names. @throws 'not-found' */
export async function codedQuestions(ctx: Context, surveyId: string): Promise<CodedQuestion[]> {
  const form = await openQuestions(ctx, surveyId);
  const coded = await Promise.all(
    form.questions.map(async ({ name }) => {
      const { codes } = await frameOf(ctx, surveyId, name);
      const names = form.namesOf(name).map(({ question }) => question);
      const codings = codes.length === 0 ? new Map<string, Codings>() : await codingsOf(ctx, surveyId, names);
      return {
        question: name,
        codes: codes.filter(({ mergedInto }) => mergedInto === null),
        of: countedOf(codings, codes),
      };
    }),
  );
  return coded.filter(({ codes }) => codes.length > 0);
}

export interface WordsOfItem {
  readonly item: string;
  readonly agency: string;
  readonly words: string;
  /** Said of this item, as far as the form or the coding tells (near-words.ts). */
  readonly isNear: boolean;
}

/**
 * What citizens who rated an item 1 to 3 said in words, masked, one entry for each such item: what was said of the item
 * first, then the rest, each newest first. Words that say nothing are left out (empty-words.ts).
 */
export async function wordsOfDissatisfied(ctx: Context, surveyId: string): Promise<WordsOfItem[]> {
  const form = await openQuestions(ctx, surveyId);
  const names = form.questions.flatMap(({ name }) => form.namesOf(name));
  const filter: AnswerFilter = { names, search: '', state: 'all' };
  const answers = await wordedAnswers(ctx, surveyId, filter, { limit: mostLookedAt, offset: 0 });
  const low = await lowItems(
    ctx,
    surveyId,
    answers.map(({ interviewId }) => interviewId),
    form.items,
  );
  const isNear = nearWords(form.definition);
  const frames = new Map<string, readonly FrameCode[]>();
  for (const { name } of form.questions) frames.set(name, (await frameOf(ctx, surveyId, name)).codes);
  const present = new Map(names.map(({ versionId, question, now }) => [`${versionId} ${question}`, now]));
  const entries = answers.flatMap(
    ({ interviewId, versionId, questionName, agency, personName, ...answer }) => {
      const words = maskedWords(answer.words, [personName]);
      if (saysNothing(words)) return [];
      const question = present.get(`${versionId} ${questionName}`) ?? questionName;
      const frame = frames.get(question) ?? [];
      const counted = countedCoding(answer.codings, frame) ?? [];
      const codes = frame.filter(({ number }) => counted.includes(number)).map(({ label }) => label);
      return (low.get(interviewId) ?? []).map((item) => ({
        item,
        agency,
        words,
        isNear: isNear({ question, codes }, item),
      }));
    },
  );
  return [...entries.filter((one) => one.isNear), ...entries.filter((one) => !one.isNear)];
}
