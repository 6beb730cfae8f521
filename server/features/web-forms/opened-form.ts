// The form behind a personal link, or why there is none to fill in.
import { isNotReached } from '#domain/attempts/not-reached.ts';
import type { SurveyStatus } from '#prisma/generated/enums.ts';
import type { InterviewContext } from '#domain/questionnaire/context.ts';
import { orderSeed } from '#domain/questionnaire/context.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { formInMode } from '#domain/questionnaire/self-completed.ts';
import type { Interview, Survey } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { interviewContext } from '#server/features/interviews/queries.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { tokenDigest } from './links.ts';

export interface FormBehindLink {
  readonly linkId: string;
  readonly caseId: string;
  readonly survey: Survey;
  readonly respondentName: string;
  readonly validUntil: Date;
  /** Null before the citizen has begun. */
  readonly interview: Interview | null;
  /** `answered`: in this or another mode; `over`: ended without an interview. */
  readonly state: 'open' | 'expired' | 'answered' | 'over';
}

/** Null where no link has this token, or another was made in its place. */
export async function formBehind(ctx: Context, token: string): Promise<FormBehindLink | null> {
  const link = await ctx.db.webLink.findUnique({
    where: { tokenDigest: tokenDigest(token) },
    include: {
      surveyCase: {
        include: {
          survey: true,
          person: { select: { name: true } },
          interviews: { where: { purpose: 'interview' } },
        },
      },
    },
  });
  if (!link || link.revokedAt !== null) return null;
  const { survey, person, interviews, status, disposition } = link.surveyCase;
  const answered = interviews.some((one) => ['complete', 'partial', 'void'].includes(one.status));
  return {
    linkId: link.id,
    caseId: link.caseId,
    survey,
    respondentName: person.name,
    validUntil: link.validUntil,
    interview: interviews.find(({ mode }) => mode === 'web') ?? null,
    state:
      status === 'final' && (answered || !isNotReached(disposition))
        ? answered
          ? 'answered'
          : 'over'
        : takesForms.includes(survey.status) && link.validUntil > ctx.now()
          ? 'open'
          : 'expired',
  };
}

/** A pause stops calls; nobody is disturbed by a form that they fill in when they like. */
const takesForms: readonly SurveyStatus[] = ['active', 'paused'];

export interface Script {
  readonly definition: QuestionnaireDefinition;
  readonly context: InterviewContext;
}

/** What is asked on the web, and what may be known while asking. */
export async function scriptOf(ctx: Context, interview: Interview): Promise<Script> {
  return {
    definition: formInMode(await definitionOf(ctx, interview.questionnaireVersionId), 'web'),
    context: { ...(await interviewContext(ctx, interview.caseId, '')), [orderSeed]: interview.id },
  };
}
