// What to say when a citizen objects: data (prisma/objections.json), the same for all surveys, with its version.
import { z } from 'zod';

import { dispositionCodes } from '#domain/attempts/disposition-codes.ts';
import { nothing } from './common.ts';
import { endpoint } from './endpoint.ts';

/** Per language; Vietnamese always. May hold fills: those of questionnaires and {case.verificationCode}. */
const words = z.object({ vi: z.string().min(1), en: z.string().min(1) });

const objection = z.object({
  name: z.string().regex(/^[a-z][a-z-]*$/),
  /** What the citizen says. */
  heard: words,
  /** Further words by which it is found. */
  keywords: z.string().default(''),
  /** The answer to read aloud. */
  say: words,
  /** What to do next, for the operator. */
  then: words.optional(),
  /** The result when it stays at that. */
  disposition: z.enum(dispositionCodes).nullable(),
});

export const refusalHelp = z.object({ version: z.string(), objections: z.array(objection).min(1) });
export type RefusalHelp = z.infer<typeof refusalHelp>;

export const getRefusalHelp = endpoint({
  method: 'GET',
  path: '/api/refusal-help',
  summary: 'Lời đáp khi người dân từ chối hoặc thắc mắc',
  access: ['operator', 'verifier', 'supervisor', 'admin'],
  params: nothing,
  query: nothing,
  body: nothing,
  response: refusalHelp,
});

export const refusalHelpEndpoints = { getRefusalHelp };
