// What was noted about interviews, by people and by rules, for those who supervise and check.
import { type getNotedInterviews, type NotedInterview, type NotedInterviews } from '#contract/notes.ts';
import { storedContradiction, type StoredContradiction } from '#contract/interviews.ts';
import { problem } from '#contract/problems.ts';
import { questionByName } from '#domain/questionnaire/questions.ts';
import { renderText, type Rendering } from '#domain/questionnaire/text.ts';
import { Prisma, type Interview } from '#prisma/generated/client.ts';
import { actorOf, type Actor, type Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import type { z } from 'zod';
import { notesOf } from './notes.ts';
import { interviewContext, latestAnswers } from './queries.ts';

const shown = 200;

/**
 * A verifier reads what was noted only after their own answers are in, since notes may tell what was answered; and never
 * who noted it or what was left for other callers, for whose interview it was is no matter of theirs. The room, whose
 * interviews they are, reads nothing of a re-call: not even that there was one.
 * @throws 'not-found' also for whoever may not read it
 */
export async function notedInterview(ctx: Context, interviewId: string): Promise<NotedInterview> {
  const actor = actorOf(ctx);
  const interview = await ctx.db.interview.findUnique({
    where: { id: interviewId },
    include: { backCheck: true, operator: true },
  });
  if (!interview || !mayRead(actor, interview)) throw problem('not-found', { what: 'interview' });
  const isBlind = actor.role === 'verifier';
  const definition = await definitionOf(ctx, interview.questionnaireVersionId);
  const notes = await notesOf(ctx, interviewId);
  const stored = storedContradiction.array().parse(interview.contradictions ?? []);
  const rendering = {
    definition,
    context: await interviewContext(ctx, interview.caseId, isBlind ? '' : (interview.operator?.name ?? '')),
    answers: await latestAnswers(ctx, interviewId),
  };
  const named = [...notes.map(({ questionName }) => questionName), ...stored.map(({ question }) => question)];
  return {
    notes: isBlind ? notes.map((note) => ({ ...note, authorName: '' })) : notes,
    attempts: isBlind || interview.mode !== 'telephone' ? [] : await leftForOthers(ctx, interview),
    contradictions: stored.map(({ message, ...one }) => ({ ...one, sentence: sentence(message, rendering) })),
    labels: Object.fromEntries(
      named.flatMap((name) => {
        const label = questionByName(definition, name)?.label;
        return label === undefined ? [] : [[name, label] as const];
      }),
    ),
  };
}

type Checked = Interview & { backCheck: { verifierId: string | null; submittedAt: Date | null } | null };

function mayRead({ id, role }: Actor, { purpose, backCheck }: Checked): boolean {
  if (role === 'verifier') return backCheck?.verifierId === id && backCheck.submittedAt !== null;
  return role !== 'supervisor' || purpose === 'interview';
}

/** As the operator was shown it: with the answers that were keyed, whatever was corrected since. */
function sentence(
  message: StoredContradiction['message'],
  rendering: Omit<Rendering, 'language'>,
): NotedInterview['contradictions'][number]['sentence'] {
  if (message === undefined) return null;
  const said: Record<string, string> = {};
  for (const language of Object.keys(message))
    said[language] = renderText(message, { ...rendering, language });
  return { ...said, vi: renderText(message, { ...rendering, language: 'vi' }) };
}

async function leftForOthers(
  ctx: Context,
  { caseId, purpose }: Interview,
): Promise<NotedInterview['attempts']> {
  const attempts = await ctx.db.contactAttempt.findMany({
    where: { caseId, purpose, NOT: [{ note: null }, { note: '' }] },
    orderBy: { number: 'asc' },
    include: { operator: { select: { name: true } } },
  });
  return attempts.map(({ startedAt, operator, disposition, note }) => ({
    at: startedAt.toISOString(),
    authorName: operator.name,
    disposition,
    note: note ?? '',
  }));
}

type Wish = z.infer<(typeof getNotedInterviews)['query']>;

interface Row {
  readonly interviewId: string;
  readonly number: number | null;
  readonly at: Date;
  readonly operatorName: string | null;
  readonly agencyName: string;
  readonly notes: number;
  readonly contradictions: number;
  readonly warnings: number;
}

const shows: Record<Wish['show'], Prisma.Sql> = {
  all: Prisma.sql`noted.notes + noted.contradictions + noted.warnings > 0`,
  notes: Prisma.sql`noted.notes > 0`,
  contradictions: Prisma.sql`noted.contradictions > 0`,
  warnings: Prisma.sql`noted.warnings > 0`,
};

/**
 * The interviews of a survey about which something was noted. Whether one was re-called, or came to nothing by that, is
 * not told here.
 * @throws 'not-found'
 */
export async function notedOfSurvey(
  ctx: Context,
  surveyId: string,
  { show }: Wish,
): Promise<NotedInterviews> {
  await surveyOf(ctx, surveyId);
  const noted = Prisma.sql`
    select i.id, i.operator_id, i.case_id, i.completion_number,
      greatest(
        (select max(n.written_at) from interview_notes n where n.interview_id = i.id),
        (select max(coalesce(a.ended_at, a.started_at)) from contact_attempts a
         where a.case_id = i.case_id and a.purpose = 'interview' and a.note <> '' and i.mode = 'telephone'),
        -- What answers speak against has no time of its own.
        case when jsonb_array_length(i.contradictions) > 0 then coalesce(i.ended_at, i.started_at) end) as at,
      (select count(*) from interview_notes n where n.interview_id = i.id)::int
        + (select count(*) from contact_attempts a
           where a.case_id = i.case_id and a.purpose = 'interview' and a.note <> '' and i.mode = 'telephone')::int as notes,
      (select count(*) from jsonb_array_elements(i.contradictions) one
       where coalesce((one ->> 'hard')::boolean, true))::int as contradictions,
      (select count(*) from jsonb_array_elements(i.contradictions) one
       where not coalesce((one ->> 'hard')::boolean, true))::int as warnings
    from interviews i where i.survey_id = ${surveyId}::uuid and i.purpose = 'interview'`;
  const [having = { notes: 0, contradictions: 0, warnings: 0 }] = await ctx.db.$queryRaw<
    NotedInterviews['having'][]
  >`
    select count(*) filter (where notes > 0)::int as notes,
      count(*) filter (where contradictions > 0)::int as contradictions,
      count(*) filter (where warnings > 0)::int as warnings
    from (${noted}) noted`;
  const rows = await ctx.db.$queryRaw<Row[]>`
    select noted.id as "interviewId", noted.completion_number as number, noted.at, o.name as "operatorName",
      coalesce(t.agency_name, '') as "agencyName",
      noted.notes, noted.contradictions, noted.warnings
    from (${noted}) noted
    left join users o on o.id = noted.operator_id
    join cases c on c.id = noted.case_id
    join sample_units u on u.id = c.sample_unit_id
    join transactions t on t.id = u.transaction_id
    where ${shows[show]}
    order by noted.at desc, noted.id limit ${shown}`;
  return {
    having,
    items: rows.map(({ at, notes, contradictions, warnings, ...row }) => ({
      ...row,
      at: at.toISOString(),
      counts: { notes, contradictions, warnings },
    })),
  };
}
