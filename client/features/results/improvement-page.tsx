// What each agency has to improve: lowest items, largest falls, and what citizens said about them.
import { Button, NativeSelect } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'react-router';

import { hrefOf } from '#client/api/client.ts';
import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useFormWords } from '#client/frame/form-words.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FileTakingNote, useFileTaking } from '#client/ui/file-taking.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { getImprovement, getImprovementFile, type ImprovementView } from '#contract/improvement.ts';

import links from './breakdown.module.css';
import { CalculationLink } from './calculation-link.tsx';
import { EarlierLink } from './earlier-link.tsx';
import { useEarlierText } from './earlier-text.ts';
import classes from './improvement.module.css';
import { useIntervalText } from './interval-text.ts';
import { ResultViews } from './result-views.tsx';
import { useScore } from './score.ts';

const read = [getImprovement];
type AgencyList = ImprovementView['whole'];
type Low = AgencyList['lowest'][number];

export function ImprovementPage() {
  const { surveyId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const period = search.get('period') ?? undefined;
  const agency = search.get('agency') ?? '';
  const text = useText().improvement;
  const { period: periodLabel, whole } = useText().earlier;
  const format = useFormat();
  const file = useFileTaking();
  const asked = { params: { surveyId }, query: { ...(period && { period }) } };
  const view = useLoaded(getImprovement, asked);
  useLiveRefresh('index:changed', surveyId, read, 5_000);
  const change = (key: string, value: string) =>
    setSearch(
      (former) => {
        if (value === '') former.delete(key);
        else former.set(key, value);
        return former;
      },
      { replace: true },
    );
  const shown = [view.whole, ...view.agencies].filter((one) => agency === '' || one.agency === agency);
  const minimum = format.number(view.rule.minimumInterviews);
  return (
    <Page
      title={text.title}
      lead={`${view.survey.name} · ${format.dayTime(view.takenAt)}. ${text.lead}`}
      actions={<ResultViews surveyId={surveyId} />}
    >
      <div className={links.choices}>
        <NativeSelect
          label={text.agency}
          value={agency}
          onChange={(event) => change('agency', event.currentTarget.value)}
          data={[
            { value: '', label: text.all },
            ...view.agencies.flatMap(({ agency: name }) =>
              name === null ? [] : [{ value: name, label: name }],
            ),
          ]}
        />
        {view.periods.length > 1 && (
          <NativeSelect
            label={periodLabel}
            value={view.period?.id ?? ''}
            onChange={(event) => change('period', event.currentTarget.value)}
            data={view.periods.map(({ id, label }) => ({ value: id, label }))}
          />
        )}
        <Button
          variant="default"
          loading={file.isWaiting}
          onClick={() => file.take(hrefOf(getImprovementFile, asked))}
        >
          {text.workbook}
        </Button>
      </div>
      <FileTakingNote taking={file} />
      <p className={links.words}>{text.basis}</p>
      {shown.map((one) => (
        <Section
          key={one.agency ?? ''}
          title={`${one.agency ?? whole} · ${text.interviews(format.number(one.interviews))}`}
        >
          <div className={classes.columns}>
            <Lowest list={one} surveyId={surveyId} />
            <Falls list={one} view={view} surveyId={surveyId} />
          </div>
        </Section>
      ))}
      {view.tooFew.length > 0 && (
        <Section title={text.tooFew(minimum)}>
          <p className={links.words}>
            {view.tooFew.map((one) => `${one.agency} (${format.number(one.interviews)})`).join(' · ')}
          </p>
        </Section>
      )}
    </Page>
  );
}

function Lowest({ list, surveyId }: { list: AgencyList; surveyId: string }) {
  const words = useFormWords(surveyId);
  const text = useText().improvement;
  const score = useScore();
  const format = useFormat();
  const interval = useIntervalText();
  return (
    <div>
      <h3 className={classes.heading}>{text.lowest}</h3>
      <ol className={classes.items}>
        {list.lowest.map((item) => (
          <li key={item.code}>
            <p className={classes.item}>
              <strong className={classes.score}>
                <CalculationLink
                  surveyId={surveyId}
                  code={item.code}
                  of={list.agency === null ? [] : [{ key: 'agency', value: list.agency }]}
                >
                  {score(item)}
                </CalculationLink>
              </strong>
              <span>
                {item.code} · {words.measure(item.code, item.text)}
              </span>
            </p>
            <p className={classes.about}>
              {interval(item.error)} · {text.ratings(format.number(item.error.interviews))}{' '}
              <Against whole={item.whole} />
            </p>
            {item.words.length > 0 && (
              <ul className={classes.words} aria-label={text.words}>
                {item.words.map((said, at) => (
                  <li key={at} lang="vi">
                    «{said}»
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Against({ whole }: { whole: Low['whole'] }) {
  const text = useText().improvement;
  const { judged } = useEarlierText();
  const format = useFormat();
  if (whole === null) return null;
  const points = format.number(Math.abs(whole.difference), 2);
  return (
    <span>
      · {whole.difference < 0 ? text.below(points) : text.above(points)},{' '}
      {judged({ significant: whole.significant, ranked: true })}
    </span>
  );
}

function Falls({ list, view, surveyId }: { list: AgencyList; view: ImprovementView; surveyId: string }) {
  const text = useText().improvement;
  const format = useFormat();
  const { signed, judged } = useEarlierText();
  const words = useFormWords(surveyId);
  if (view.period === null)
    return (
      <p className={classes.about}>
        {text.noPeriod}{' '}
        <Link className={links.link ?? ''} to={paths.earlier(surveyId)}>
          {text.addPeriod}
        </Link>
      </p>
    );
  return (
    <div>
      <h3 className={classes.heading}>{text.falls(view.period.label)}</h3>
      {list.falls.length === 0 && <p className={classes.about}>{text.noFalls}</p>}
      <ol className={classes.items}>
        {list.falls.map((fall) => (
          <li key={fall.code}>
            <p className={classes.item}>
              <strong className={classes.score}>
                <EarlierLink
                  surveyId={surveyId}
                  code={fall.code}
                  agency={list.agency ?? ''}
                  period={view.period?.id ?? null}
                >
                  {signed(fall.difference)}
                </EarlierLink>
              </strong>
              <span>
                {fall.code} · {words.measure(fall.code, fall.text)}
              </span>
            </p>
            <p className={classes.about}>
              {format.number(fall.then, 2)} → {format.number(fall.now, 2)} ·{' '}
              {judged({ significant: fall.significant, ranked: true })}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
