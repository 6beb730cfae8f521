// manifest.json of a published bundle: what was drawn, from what, by which rules, and the digest of every file in it.
import { z } from 'zod';

import { day, instant } from './common.ts';

const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);
export const bundleFormat = 'lang-nghe-bundle-1';

export const publishedDraw = z.object({
  algorithm: z.string(),
  seed: z.string(),
  frameDigest: sha256Text,
  sampleDigest: sha256Text,
  transactions: z.number(),
  persons: z.number(),
  excluded: z.record(z.string(), z.number()),
  main: z.number(),
  reserve: z.number(),
  replicates: z.number(),
  drawnAt: instant,
  confirmedAt: instant.nullable(),
  rules: z.object({ restMonths: z.number(), sharedPhoneNames: z.number() }),
  /** Every draw of the survey before this one and this one: who tries seeds leaves a trace. */
  draws: z.array(z.object({ at: instant, plan: z.string(), seed: z.string() })),
  closedFrame: z.object({ closedAt: instant, digest: sha256Text }).nullable(),
  commitment: z
    .object({
      digest: sha256Text,
      publishedIn: z.string(),
      committedAt: instant,
      revealedAt: instant.nullable(),
    })
    .nullable(),
});
export type PublishedDraw = z.infer<typeof publishedDraw>;

export const bundleManifest = z.object({
  format: z.literal(bundleFormat),
  survey: z.object({
    code: z.string(),
    name: z.string(),
    authority: z.string(),
    planNumber: z.string(),
    periodFrom: day,
    periodTo: day,
  }),
  madeAt: instant,
  draw: publishedDraw.optional(),
  /** Of published results: which edition this is. */
  edition: z
    .object({
      number: z.number().int().positive(),
      supersedes: z.number().int().positive().nullable(),
      reason: z.string(),
      publishedAt: instant,
    })
    .optional(),
  /** Files that belong here and are kept back for the sake of the persons in them. */
  withheld: z.array(z.string()).optional(),
  /** SHA-256 of each other file. */
  files: z.record(z.string(), sha256Text),
});
export type BundleManifest = z.infer<typeof bundleManifest>;
