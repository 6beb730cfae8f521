// The one place where what was thrown becomes what the reader gets.
import { DatabaseError } from 'pg';
import { ZodError } from 'zod';

import { Problem, problem, type ProblemBody } from '#contract/problems.ts';
import { separationFaults } from '#domain/back-checks/separation.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Log } from './log.ts';

/** Constraints whose breach means something to the person who ran into it. */
const problemOfConstraint: Record<string, (message: string) => Problem> = {
  agencies_are_a_tree: () => problem('agency-in-itself'),
  back_check_verifier_is_separate: separationIn,
  back_check_decided_by_a_third: separationIn,
  samples_one_confirmed: () => problem('sample-already-confirmed'),
};

function separationIn(message: string): Problem {
  const reason = separationFaults.find((fault) => message.includes(fault)) ?? 'same-unit';
  return problem('back-check-not-separate', { reason });
}

function constraintIn(message: string): Problem | null {
  for (const [name, make] of Object.entries(problemOfConstraint))
    if (message.includes(name)) return make(message);
  return null;
}

/** Turns anything thrown into a problem; what is not one is a defect, logged whole and answered without details. */
export function problemOf(
  thrown: unknown,
  requestId: string,
  log: Log,
): { problem: Problem; body: ProblemBody } {
  const found = known(thrown) ?? defect(thrown, requestId, log);
  return { problem: found, body: { code: found.code, details: found.details, requestId } };
}

function known(thrown: unknown): Problem | null {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof ZodError)
    return problem('input-invalid', {
      faults: thrown.issues.map((issue) => ({ where: issue.path.join('.'), message: issue.message })),
    });
  if (thrown instanceof Prisma.PrismaClientKnownRequestError) {
    const model = thrown.meta?.['modelName'];
    if (thrown.code === 'P2025')
      return problem('not-found', { what: typeof model === 'string' ? model : '' });
    return constraintIn(`${thrown.message} ${JSON.stringify(thrown.meta)}`);
  }
  if (thrown instanceof Prisma.PrismaClientUnknownRequestError) return constraintIn(thrown.message);
  return null;
}

function defect(thrown: unknown, requestId: string, log: Log): Problem {
  log.error({ err: thrown, requestId }, 'defect');
  return problem('internal');
}

/** PostgreSQL refused a second row where one may be (SQLSTATE 23505), through pg, Prisma's client or its raw queries. */
export function isUniqueViolation(error: unknown): boolean {
  if (error instanceof DatabaseError) return error.code === '23505';
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2002' || JSON.stringify(error.meta ?? {}).includes('23505');
}
