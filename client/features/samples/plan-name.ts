import { useText } from '#client/text/text.ts';
import { plans } from '#contract/samples.ts';

/** The name of a plan by its key; a plan from a file is called by its key. */
export function usePlanName(): (planKey: string) => string {
  const names = useText().samples.plan.names;
  return (planKey) => {
    const known = plans.find((plan) => plan === planKey);
    return known === undefined ? planKey : names[known];
  };
}
