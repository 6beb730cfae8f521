// What is behind a difference to an earlier period: both figures with their errors, the test, and Holm's adjustment.
import { Link, useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useFormWords } from '#client/frame/form-words.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { getEarlier, type EarlierDifference, type EarlierView } from '#contract/earlier.ts';

import classes from './breakdown.module.css';
import { CalculationLink } from './calculation-link.tsx';
import { useEarlierText } from './earlier-text.ts';
import { HolmTable } from './holm-table.tsx';

const read = [getEarlier];

/** Of the figure in the address, of the agency there or of the whole, against the period there or the one added last. */
export function EarlierCalculationPage() {
  const { surveyId = '', code = '' } = useParams();
  const [search] = useSearchParams();
  const period = search.get('period') ?? undefined;
  const agency = search.get('agency') ?? '';
  const { breakdown, calculation, earlier } = useText();
  const format = useFormat();
  const words = useFormWords(surveyId);
  const view = useLoaded(getEarlier, { params: { surveyId }, query: { ...(period && { period }) } });
  useLiveRefresh('index:changed', surveyId, read);
  const row = view.differences.find((one) => one.code === code && one.agency === agency);
  const measured = view.measures.find((one) => one.code === code)?.name ?? '';
  const name = code === 'overall' ? earlier.overall : `${code} · ${words.measure(code, measured)}`;
  const label = view.periods.find(({ id }) => id === view.period)?.label ?? '';
  const back = new URLSearchParams({ ...(period && { period }), measure: code });
  return (
    <Page
      title={breakdown.calculation.title(calculation.earlier.name(name, label))}
      lead={[view.survey.name, agency, format.dayTime(view.takenAt)].filter(Boolean).join(' · ')}
      actions={
        <Link
          className={classes.link ?? ''}
          to={{ pathname: paths.earlier(surveyId), search: back.toString() }}
        >
          {calculation.earlier.back}
        </Link>
      }
    >
      {row === undefined ? breakdown.calculation.missing : <Difference view={view} row={row} />}
    </Page>
  );
}

function Difference({ view, row }: { view: EarlierView; row: EarlierDifference }) {
  const { breakdown, calculation, earlier } = useText();
  const text = calculation.earlier;
  const format = useFormat();
  const { signed, judged } = useEarlierText();
  const period = view.periods.find(({ id }) => id === view.period);
  const of = row.agency === '' ? [] : [{ key: 'agency', value: row.agency }];
  return (
    <>
      <Figures>
        <Figure label={earlier.difference} value={signed(row.difference)} size="large" note={judged(row)} />
        <Figure
          label={earlier.now}
          value={
            <CalculationLink surveyId={view.survey.id} code={row.code} of={of}>
              {format.number(row.now, 2)}
            </CalculationLink>
          }
          note={text.interviews(format.number(row.interviewsNow))}
        />
        <Figure
          label={earlier.then}
          value={format.number(row.then, 2)}
          note={row.interviewsThen === null ? undefined : text.interviews(format.number(row.interviewsThen))}
        />
      </Figures>
      <Section title={breakdown.calculation.formula}>
        <p className={classes.words}>
          {text.difference(format.number(row.now, 4), format.number(row.then, 4), signed(row.difference))}
        </p>
        <Test row={row} />
      </Section>
      <HolmTable view={view} row={row} />
      <Section title={calculation.forms.rule}>
        <p className={classes.words}>{text.rule}</p>
        {period && (
          <p className={classes.words}>
            {earlier.source(period.source)}.{' '}
            {period.isTable ? earlier.ruleUnknown : view.sameRule === false && earlier.otherRule}
          </p>
        )}
        <p className={classes.words}>{text.source}</p>
      </Section>
    </>
  );
}

/** Standard error of the difference, t, degrees of freedom, probability. */
function Test({ row }: { row: EarlierDifference }) {
  const text = useText().calculation.earlier;
  const format = useFormat();
  const fine = (value: number) => format.number(value, 4);
  const { se, seNow, seThen, degreesOfFreedom, unadjusted } = row;
  if (se === null || seNow === null || seThen === null || degreesOfFreedom === null)
    return <p className={classes.words}>{text.noError}</p>;
  const freedom = (value: number | null) => (value === null ? text.infinite : format.number(value, 1));
  return (
    <>
      <p className={classes.words}>{text.se(fine(seNow), fine(seThen), fine(se))}</p>
      {se > 0 && unadjusted !== null && (
        <p className={classes.words}>
          {text.test(
            fine(row.difference),
            fine(se),
            fine(row.difference / se),
            freedom(row.degreesOfFreedomNow),
            freedom(row.degreesOfFreedomThen),
            degreesOfFreedom >= 1_000_000 ? text.infinite : format.number(degreesOfFreedom, 1),
            format.number(unadjusted, 6),
          )}
        </p>
      )}
    </>
  );
}
