// Where the line of an operator's test comes from: settings, steps, boundaries, and each result with what it adds. Read from
// the endpoint that draws the line, which officials alone may read.
import { Link, useParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { getOperatorTests, type OperatorTests, type OperatorTestView } from '#contract/selection.ts';
import { sequentialTest } from '#domain/back-checks/statistics/sequential-test.ts';

import classes from './selection.module.css';
import { TestSteps } from './test-steps.tsx';

const read = [getOperatorTests];

export function TestCalculationPage() {
  const { surveyId = '', operatorId } = useParams();
  const all = useText().selection;
  const text = all.tests.calculation;
  const tests = useLoaded(getOperatorTests, { params: { surveyId } });
  useLiveRefresh('back-checks:changed', surveyId, read);
  const operator = tests.operators.find((one) => one.operatorId === operatorId);
  return (
    <Page
      title={text.title(operator?.name ?? '')}
      {...(operator && { lead: operator.unit })}
      actions={
        <Link className={classes.link ?? ''} to={paths.operatorTests(surveyId)}>
          {text.back}
        </Link>
      }
    >
      {operator === undefined ? (
        text.missing
      ) : (
        <>
          <TestFigures operator={operator} tests={tests} />
          <Formula settings={tests.settings} />
          <TestSteps operator={operator} settings={tests.settings} />
          <Rule settings={tests.settings} />
        </>
      )}
    </Page>
  );
}

function TestFigures({ operator, tests }: { operator: OperatorTestView; tests: OperatorTests }) {
  const all = useText().selection.tests;
  const text = all.calculation;
  const format = useFormat();
  const { steps, state } = operator;
  const failed = steps.filter((step) => step.failed).length;
  return (
    <Figures>
      <Figure
        label={text.ratio}
        value={format.number(steps.at(-1)?.ratio ?? 0, 4)}
        size="large"
        note={all.states[state]}
      />
      <Figure label={text.flagAt} value={format.number(tests.flagAt, 4)} />
      <Figure label={text.clearAt} value={format.number(tests.clearAt, 4)} />
      <Figure
        label={text.results}
        value={format.number(steps.length)}
        note={text.failed(format.number(failed))}
      />
    </Figures>
  );
}

function Formula({ settings }: { settings: OperatorTests['settings'] }) {
  const text = useText().selection.tests.calculation;
  const format = useFormat();
  const { failure, pass, flagAt, clearAt } = sequentialTest(settings);
  const share = (value: number) => format.number(value, 4);
  const [p0, p1] = [share(settings.p0), share(settings.p1)];
  const [alpha, beta] = [share(settings.alpha), share(settings.beta)];
  return (
    <Section title={text.formula}>
      <p className={classes.words}>{text.steps}</p>
      <p className={classes.words}>
        {text.failure(p1, p0, share(failure))} {text.pass(p1, p0, share(pass))}
      </p>
      <p className={classes.words}>{text.bounds(alpha, beta, share(flagAt), share(clearAt))}</p>
    </Section>
  );
}

function Rule({ settings }: { settings: OperatorTests['settings'] }) {
  const text = useText().selection.tests.calculation;
  const format = useFormat();
  const percent = (value: number) => format.percent(100 * value);
  const { p0, p1, alpha, beta } = settings;
  return (
    <Section title={text.rule}>
      <p className={classes.words}>
        {text.settings(percent(p0), percent(p1), percent(alpha), percent(beta))}
      </p>
      <p className={classes.words}>{text.counted}</p>
      <p className={classes.words}>{text.source}</p>
    </Section>
  );
}
