// What is kept with an interview besides its answers.
import { z } from 'zod';

/** What a rule says against a counted answer when the form was settled. Kept ones of before know question and code only. */
export const storedContradiction = z.object({
  question: z.string(),
  code: z.string(),
  /** False: a warning that was let stand. */
  hard: z.boolean().default(true),
  /** The operator was told, and gave the answer all the same. */
  confirmed: z.boolean().default(false),
  /** The rule's own sentence, by language, with its fills not filled in. */
  message: z.object({ vi: z.string() }).catchall(z.string()).optional(),
});
export type StoredContradiction = z.infer<typeof storedContradiction>;
