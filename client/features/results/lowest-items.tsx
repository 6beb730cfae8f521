// The items with the lowest scores, by name: what the authority has to read first.
import { useText } from '#client/text/text.ts';
import type { IndexView } from '#contract/results.ts';
import { namesAlone } from '#domain/results/item-names.ts';
import { lowestItems } from '#domain/results/lowest-items.ts';

import { CalculationLink } from './calculation-link.tsx';
import classes from './index.module.css';
import { useScore } from './score.ts';

const named = 3;

export function LowestItems({ view }: { view: IndexView }) {
  const text = useText().results;
  const score = useScore();
  const items = view.factors.flatMap((factor) =>
    factor.items.map((item) => ({ ...item, name: item.text, factor: factor.name })),
  );
  const names = namesAlone(items);
  const lowest = lowestItems(items, view.interviews, named);
  return (
    <section aria-label={text.lowest}>
      <h2 className={classes.heading}>{text.lowest}</h2>
      {lowest.length === 0 ? (
        <p className={classes.words}>{text.lowestNone}</p>
      ) : (
        <ol className={classes.lowest}>
          {lowest.map((item) => (
            <li key={item.code}>
              <span className={classes.low}>
                <CalculationLink surveyId={view.survey.id} code={item.code} of={[]}>
                  {score(item)}
                </CalculationLink>
              </span>
              <span>
                {names.get(item.code)} <span className={classes.code}>{item.code}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
