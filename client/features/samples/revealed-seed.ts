// Whether a seed typed for the draw is the one that was committed to, before it is sent. Pure.
import { commitmentDigest, committedSeed } from '#domain/samples/seed-commitment.ts';

/** `no-result`: it names a public source and states no result of it yet. */
export type SeedMatch = 'matches' | 'differs' | 'no-result';

export function seedMatch(seed: string, published: string): SeedMatch {
  const parts = committedSeed(seed);
  if (parts === null) return commitmentDigest(seed) === published ? 'no-result' : 'differs';
  return commitmentDigest(parts.committed) === published ? 'matches' : 'differs';
}
