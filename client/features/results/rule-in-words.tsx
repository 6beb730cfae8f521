// "Cách tính": the rule behind every figure of the page, in words.
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import type { IndexView } from '#contract/results.ts';
import { ruleText } from '#domain/results/rule-text.ts';
import { weightingText } from '#domain/results/weighting.ts';
import { validFormText } from '#domain/results/valid-form-words.ts';

import classes from './index.module.css';

interface RuleInWordsProps {
  view: Pick<IndexView, 'rule' | 'classes' | 'onPaper'> & { groups: readonly { code: string }[] };
}

export function RuleInWords({ view }: RuleInWordsProps) {
  const text = useText().results.rule;
  const language = useLanguage();
  const format = useFormat();
  const { onPaper } = view;
  const { item, rollup, weights, minimumInterviews } = view.rule;
  const structure = { groups: view.groups.map(({ code }) => ({ code, factors: [] })) };
  return (
    <section id="rule" aria-label={text.title}>
      <h2 className={classes.heading}>{text.title}</h2>
      <p className={classes.words}>
        {ruleText({ item, rollup, onPaper, ...(weights && { weights }) }, structure)[language]}
      </p>
      <p className={classes.words}>{weightingText(view.rule, view.classes)[language]}</p>
      <p className={classes.words}>{validFormText({ ...view.rule, onPaper })[language]}</p>
      <p className={classes.words}>{text.minimum(format.number(minimumInterviews))}</p>
    </section>
  );
}
