// What a citizen may ask for who quotes the code of their call.
import { problem } from '#contract/problems.ts';
import { verificationNumber } from '#domain/cases/verification-code.ts';
import type { Context } from '#server/context.ts';
import { deleteOnRequest } from '#server/features/recordings/commands.ts';

/** Everything that was recorded of the citizen with this code; gives how many. @throws 'not-found' */
export async function deleteRecordingsOf(ctx: Context, code: string, reason: string): Promise<number> {
  const number = verificationNumber(code);
  const found =
    number === null ? null : await ctx.db.case.findUnique({ where: { verificationNumber: number } });
  if (!found) throw problem('not-found', { what: 'case' });
  return deleteOnRequest(ctx, found.id, reason);
}
