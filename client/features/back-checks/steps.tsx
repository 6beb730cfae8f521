// Everything that happened to a phúc tra, oldest first, by whom.
import { useFormat, useText } from '#client/text/text.ts';
import { Section } from '#client/ui/page.tsx';
import type { ReviewedInterview } from '#contract/back-check-review.ts';

import classes from './board.module.css';

export function Steps({ steps }: { steps: ReviewedInterview['steps'] }) {
  const text = useText().backCheckBoard.review;
  const format = useFormat();
  return (
    <Section title={text.steps}>
      <ol className={classes.steps}>
        {steps.map(({ at, by, kind }) => (
          <li key={`${at} ${kind}`}>
            <time dateTime={at}>{format.dayTime(at)}</time>
            <span className={classes.quiet}>{by ?? text.byRule}</span>
            <span>{text.step[kind]}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
