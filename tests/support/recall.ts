// A room with one operator and one verifier, for tests of phúc tra: interviews held and re-called over the simulated line.
import { hangUp, recordDisposition, type AttemptView } from '#contract/attempts.ts';
import { callBackCheck, getBackChecks } from '#contract/back-checks.ts';
import { savePlan } from '#server/features/plans/commands.ts';
import { planByAgency } from './frame-list.ts';
import { dispose, fillForm, nextTalk, sitDown, willing, type Choose } from './interview.ts';
import type { Person } from '#demo/person.ts';
import type { Product } from './product.ts';
import { activeSurvey, mobileNumbers, roundTheClock, type SurveyOptions } from './survey.ts';

export interface RecallRoom {
  readonly surveyId: string;
  readonly operator: Person;
  readonly verifier: Person;
  /** An interview in which every satisfaction scale got `code`. Gives its id. */
  interviewed(code: number): Promise<string>;
  /** The phúc tra of an interview is in the verifier's hands, the citizen on the line. */
  called(backCheckId: string): Promise<AttemptView>;
  /** Re-calls an interview and submits. Gives the phúc tra's id. */
  rechecked(interviewId: string, choose: Choose): Promise<string>;
}

/** Says `code` on every satisfaction scale. */
export const rating =
  (code: number): Choose =>
  (question, definition) =>
    question.kind === 'scale' ? { value: code } : willing(question, definition);

/** What happened to a phúc tra, in order. */
export async function recallSteps({ ctx }: Product, backCheckId: string): Promise<string[]> {
  const steps = await ctx.prisma.backCheckStep.findMany({ where: { backCheckId }, orderBy: { id: 'asc' } });
  return steps.map(({ kind }) => kind);
}

/** Nobody called them about a survey. */
export const denying: Choose = (question, definition) =>
  question.name === 'interviewed' ? { value: 2 } : willing(question, definition);

/** Opens a survey of citizens who answer every call, some of them in reserve; every interview is chosen. */
export async function recallRoom(
  product: Product,
  databaseUrl: string,
  citizens: { drawn: number; reserve: number },
  options: Partial<SurveyOptions> = {},
): Promise<RecallRoom> {
  const { drawn, reserve } = citizens;
  const phones = mobileNumbers(drawn + reserve, 7000);
  for (const phone of phones)
    product.simulator.setBehaviour(phone.replace('0', '+84'), { kind: 'completes', ringSeconds: 1 });
  const supervisor = await product.as('giamsat');
  const { key: planKey } = await savePlan(supervisor, {
    key: null,
    definition: planByAgency({ reserveFactor: reserve / drawn }, drawn),
  });
  const surveyId = await activeSurvey(supervisor, databaseUrl, product.versions, {
    planKey,
    phones,
    backCheckRate: 1,
    callRules: roundTheClock,
    ...options,
  });
  const operator = await product.signIn('dtv01');
  const verifier = await product.signIn('phuctra');
  await sitDown(operator, surveyId);

  const room: RecallRoom = {
    surveyId,
    operator,
    verifier,
    async interviewed(code) {
      await operator.emit('session:ready', {});
      const attempt = await nextTalk(operator);
      const { interviewId } = await fillForm(operator, attempt, rating(code));
      // A number that is still on the line is not called again: the call is over before its result is recorded.
      await operator.call(hangUp, { params: { attemptId: attempt.id } });
      await operator.console(({ session }) => session?.state === 'wrapUp');
      await dispose(operator, attempt, 'complete');
      return interviewId;
    },
    async called(backCheckId) {
      await verifier.call(callBackCheck, { params: { backCheckId } });
      const { attempt } = await verifier.console(({ session }) => session?.state === 'talking');
      if (!attempt) throw new Error('No attempt in the hands of the verifier');
      return attempt;
    },
    async rechecked(interviewId, choose) {
      await verifier.until(
        'back-checks:changed',
        () => verifier.call(getBackChecks, { params: { surveyId } }),
        ({ items }) => items.length > 0,
      );
      const { id } = await product.ctx.prisma.backCheck.findUniqueOrThrow({ where: { interviewId } });
      const attempt = await room.called(id);
      await fillForm(verifier, attempt, choose);
      await verifier.call(recordDisposition, {
        params: { attemptId: attempt.id },
        body: { disposition: 'complete', then: 'pause' },
      });
      return id;
    },
  };
  return room;
}
