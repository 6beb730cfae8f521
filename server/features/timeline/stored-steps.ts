// Steps of a plan of time as they are stored, with where each stands.
import { z } from 'zod';

import { localDay, surveyTimeZone } from '#domain/cases/call-hours.ts';
import { type Due, dueForms } from '#domain/timeline/due.ts';
import { type Evidence, evidenceKeys, type EvidenceKey, evidenceOf } from '#domain/timeline/evidence.ts';
import { doneLateBy, type Standing, standingOf } from '#domain/timeline/standing.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { dayText } from '#server/platform/days.ts';
import { surveyFacts } from './survey-facts.ts';

const included = {
  marks: { orderBy: { id: 'desc' }, include: { by: { select: { name: true } } } },
  reminders: { orderBy: { writtenOn: 'desc' }, take: 1 },
} as const satisfies Prisma.TimelineStepInclude;
type Row = Prisma.TimelineStepGetPayload<{ include: typeof included }>;

export interface StoredStep extends Standing {
  readonly row: Row;
  readonly due: Due | null;
  readonly evidenceKey: EvidenceKey | null;
  readonly shown: Evidence | null;
  /** yyyy-mm-dd; null when it is not done, or nothing tells when. */
  readonly doneOn: string | null;
  /** Days by which it was done too late. */
  readonly doneLate: number;
}

export function todayOf(ctx: Context): string {
  return localDay(ctx.now(), surveyTimeZone);
}

/** The steps that stand in the plan of a survey, in order; none without a plan. @throws 'not-found' */
export async function storedSteps(ctx: Context, surveyId: string): Promise<StoredStep[]> {
  const today = todayOf(ctx);
  const evidence = evidenceOf(await surveyFacts(ctx, surveyId));
  const rows = await ctx.db.timelineStep.findMany({
    where: { timeline: { surveyId }, removedAt: null },
    orderBy: { position: 'asc' },
    include: included,
  });
  return rows.map((row) => {
    const due = dueOf(row);
    const evidenceKey = row.evidence === null ? null : z.enum(evidenceKeys).parse(row.evidence);
    const shown = evidenceKey && evidence[evidenceKey];
    const [last] = row.marks;
    const markedDone = last?.done === true;
    const standing = standingOf({ due, evidence: shown, markedDone }, today);
    const doneAt = shown?.stage === 'done' ? shown.at : markedDone ? last.at.toISOString() : null;
    const doneOn = doneAt === null ? null : localDay(new Date(doneAt), surveyTimeZone);
    return {
      row,
      due,
      evidenceKey,
      shown,
      ...standing,
      doneOn,
      doneLate: doneLateBy(due, doneOn),
    };
  });
}

function dueOf({ dueForm, dueOn }: Pick<Row, 'dueForm' | 'dueOn'>): Due | null {
  return dueForm === null || dueOn === null
    ? null
    : { form: z.enum(dueForms).parse(dueForm), on: dayText(dueOn) };
}
