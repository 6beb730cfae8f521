// Where an outcome rate comes from: the formula with the cases of each class in it, which outcomes each class has, e, source.
import { useSearchParams } from 'react-router';

import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import type { FieldworkView } from '#contract/fieldwork.ts';
import { aaporClasses, type AaporClass, type AaporProfile } from '#domain/attempts/disposition-codes.ts';
import { aaporOf, dispositions } from '#domain/attempts/dispositions.ts';
import {
  outcomeRateFormula,
  type OutcomeRateName,
  outcomeRateNames,
} from '#domain/results/outcome-rates-rules.ts';
import { eChosenBy, outcomeRatesText } from '#domain/results/outcome-rates-words.ts';
import { countOutcomes, eligibilityBy, outcomeRates } from '#domain/results/outcome-rates.ts';

import classes from './breakdown.module.css';
import { FieldworkLink } from './fieldwork-link.tsx';
import { useRateText } from './rate-text.ts';

interface RateCalculationProps {
  view: FieldworkView;
  /** Of the rate. */
  id: string;
}

export function RateCalculation({ view, id }: RateCalculationProps) {
  const [search] = useSearchParams();
  const { breakdown } = useText();
  const language = useLanguage();
  const format = useFormat();
  const rateText = useRateText();
  const name = outcomeRateNames.find((one) => one === id);
  const stratum = search.get('stratum');
  const part = stratum === null ? view.whole : view.strata.find((one) => one.stratum === stratum);
  const back = <FieldworkLink surveyId={view.survey.id} />;
  if (name === undefined || part === undefined)
    return (
      <Page title={breakdown.calculation.title(id)} actions={back}>
        {breakdown.calculation.missing}
      </Page>
    );
  return (
    <Page
      title={breakdown.calculation.title(name)}
      lead={[view.survey.name, stratum, format.dayTime(view.takenAt)].filter(Boolean).join(' · ')}
      actions={back}
    >
      <Figures>
        <Figure label={breakdown.calculation.figure} value={rateText(part.rates[name])} size="large" />
        <Figure label={breakdown.fieldwork.cases} value={format.number(part.cases)} />
      </Figures>
      <Section title={breakdown.calculation.formula}>
        <p className={classes.words}>{outcomeRateFormula(name)}</p>
        <Division part={part} name={name} eGiven={view.eGiven} />
        <p className={classes.words}>
          {outcomeRatesText(view.profile, part.e, eChosenBy(view.eGiven, view.isOfSurvey))[language]}{' '}
          {breakdown.fieldwork.interim}
        </p>
      </Section>
      <Section title={breakdown.fieldwork.classes}>
        <ClassTable part={part} profile={view.profile} />
      </Section>
    </Page>
  );
}

interface DivisionProps {
  part: FieldworkView['whole'];
  name: OutcomeRateName;
  eGiven: FieldworkView['eGiven'];
}

/** "1.080 ÷ 1.972 = 54,77 %", or why there is none. */
function Division({ part, name, eGiven }: DivisionProps) {
  const { calculation: text } = useText();
  const format = useFormat();
  const rateText = useRateText();
  const counts = countOutcomes(
    aaporClasses.map((aaporClass) => ({ aaporClass, count: part.counts[aaporClass] ?? 0 })),
  );
  const { rates } = outcomeRates(counts, eligibilityBy(eGiven));
  const { numerator, denominator, value, undefinedBecause } = rates[name];
  return (
    <p className={classes.words}>
      {undefinedBecause === null
        ? text.division(format.number(numerator), format.number(denominator, 4), rateText(value))
        : text.undefinedRate[undefinedBecause]}
    </p>
  );
}

function ClassTable({ part, profile }: { part: FieldworkView['whole']; profile: AaporProfile }) {
  const { calculation: text, breakdown } = useText();
  const language = useLanguage();
  const format = useFormat();
  const outcomesOf = (aaporClass: AaporClass): string =>
    dispositions
      .filter(({ code }) => aaporOf(code, profile).aaporClass === aaporClass)
      .map((one) => `${one[language]} (${aaporOf(one.code, profile).aapor})`)
      .join(' · ');
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{text.aaporClass}</th>
          <th scope="col" data-align="end">
            {breakdown.fieldwork.cases}
          </th>
          <th scope="col">{text.outcomes}</th>
        </tr>
      </thead>
      <tbody>
        {aaporClasses.map((aaporClass) => (
          <tr key={aaporClass}>
            <th scope="row">
              {aaporClass} · {text.aaporClasses[aaporClass]}
            </th>
            <td data-align="end">{format.number(part.counts[aaporClass] ?? 0)}</td>
            <td>{outcomesOf(aaporClass)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
