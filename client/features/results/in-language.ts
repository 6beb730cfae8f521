// Figures with names in the person's language (form-words.ts).
import { useFormWords } from '#client/frame/form-words.ts';
import type { SharesView } from '#contract/breakdown.ts';

import type { CalculatedIndex } from './calculation-of.ts';

/** The same index, groups, factors and items named in the person's language. */
export function useInLanguage<View extends CalculatedIndex>(view: View): View {
  const words = useFormWords(view.survey.id);
  return {
    ...view,
    groups: view.groups.map((group) => ({ ...group, name: words.factor(group.code, group.name) })),
    factors: view.factors.map((factor) => ({
      ...factor,
      name: words.factor(factor.code, factor.name),
      items: factor.items.map((item) => ({ ...item, text: words.item(item.code, item.text) })),
    })),
  };
}

/** The same shares, questions and options named in the person's language. */
export function useSharesInLanguage(view: SharesView): SharesView {
  const words = useFormWords(view.survey.id);
  return {
    ...view,
    questions: view.questions.map((question) => {
      const options = question.options.map((option) => ({
        ...option,
        label: words.option(question.name, option.label),
      }));
      const figure = question.indicator?.figure;
      const label = options
        .filter(({ code }) => figure?.counts.includes(code))
        .map((option) => option.label)
        .join(', ');
      return {
        ...question,
        label: words.question(question.name, question.label),
        options,
        indicator: question.indicator && {
          ...question.indicator,
          figure: figure ? { ...figure, label } : null,
        },
      };
    }),
  };
}
