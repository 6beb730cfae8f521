// A plan of time being written, kept in this browser until it is saved.
import { z } from 'zod';

import { browserDrafts } from '#client/ui/browser-drafts.ts';
import { savedTimeline, type TimelineView } from '#contract/timeline.ts';

import { type DueWords, writeDue } from './due-text.ts';

const typed = z.string();
const typedStep = savedTimeline.shape.steps.element
  .omit({ due: true })
  .extend({ content: typed, lead: typed, cooperating: typed, product: typed, due: typed, key: z.number() });
/** A step as it is typed; `key` tells it from the others while it has no id. */
export type TypedStep = z.infer<typeof typedStep>;

const keptPlan = z.object({
  /** The version that was open when writing began. */
  version: z.number(),
  steps: z.array(typedStep),
});
export type TypedPlan = z.infer<typeof keptPlan>;

export const keptPlans = browserDrafts<TypedPlan>('timeline', keptPlan);

type Planned = TimelineView['templates'][number]['steps'][number] & { id?: string };

export function typedSteps(steps: readonly Planned[], words: DueWords): TypedStep[] {
  return steps.map(({ id = null, content, lead, cooperating, product, evidence, due }, key) => ({
    key,
    id,
    content,
    lead,
    cooperating,
    product,
    evidence,
    due: writeDue(due, words),
  }));
}
