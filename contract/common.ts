// Shapes that several parts of the contract share.
import { z } from 'zod';

export const nothing = z.object({});
export const id = z.uuid();
/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** A calendar day in Asia/Ho_Chi_Minh, yyyy-mm-dd. */
export const day = z.iso.date();
export const purpose = z.enum(['interview', 'backCheck']);
export type Purpose = z.infer<typeof purpose>;

export const answerValue = z.union([
  z.object({ value: z.union([z.number(), z.string(), z.array(z.number())]) }),
  z.object({ special: z.enum(['notApplicable', 'dontKnow', 'refused', 'blank']) }),
]);

export const surveyParams = z.object({ surveyId: id });

/** By language; Vietnamese is always there. */
export const words = z.object({ vi: z.string() }).catchall(z.string());
