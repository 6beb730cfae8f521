// The results against an earlier period, figure by figure and agency by agency.
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useFormWords } from '#client/frame/form-words.ts';
import { useWho } from '#client/frame/who.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Page, Section } from '#client/ui/page.tsx';
import { getEarlier, type EarlierDifference } from '#contract/earlier.ts';

import { AddEarlierDialog } from './add-earlier-dialog.tsx';
import classes from './breakdown.module.css';
import { CalculationLink } from './calculation-link.tsx';
import { EarlierLink } from './earlier-link.tsx';
import { EarlierNames } from './earlier-names.tsx';
import { EarlierRemoval } from './earlier-removal.tsx';
import { useEarlierText } from './earlier-text.ts';
import { ResultViews } from './result-views.tsx';

const read = [getEarlier];

export function EarlierPage() {
  const { surveyId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const period = search.get('period') ?? undefined;
  const measure = search.get('measure') ?? 'overall';
  const text = useText().earlier;
  const format = useFormat();
  const view = useLoaded(getEarlier, { params: { surveyId }, query: { ...(period && { period }) } });
  useLiveRefresh('index:changed', surveyId, read);
  const words = useFormWords(surveyId);
  const isKeeper = ['admin', 'supervisor', 'analyst'].includes(useWho().role);
  const [adding, setAdding] = useState(false);
  const add = () => setAdding(true);
  useKeys(isKeeper ? [{ key: 'N', label: text.noneStep, run: add }] : [], { group: text.title });
  const change = (key: string, value: string) =>
    setSearch(
      (former) => {
        if (value === '') former.delete(key);
        else former.set(key, value);
        return former;
      },
      { replace: true },
    );
  const nameOf = (code: string) => {
    const name = view.measures.find((one) => one.code === code)?.name ?? '';
    return code === 'overall' ? text.overall : `${code} · ${words.measure(code, name)}`;
  };
  const ofMeasure = view.differences.filter(({ agency, code }) => agency !== '' && code === measure);
  const shown = view.periods.find(({ id }) => id === view.period);
  const addButton = isKeeper && (
    <Button variant="default" onClick={add} aria-keyshortcuts="N" rightSection={<KeyHint name="N" />}>
      {text.noneStep}
    </Button>
  );
  return (
    <Page
      title={text.title}
      lead={`${view.survey.name} · ${format.dayTime(view.takenAt)}`}
      actions={<ResultViews surveyId={surveyId} />}
    >
      {shown === undefined ? (
        <EmptyState title={text.none} step={addButton}>
          {text.noneText}
        </EmptyState>
      ) : (
        <>
          <div className={classes.choices}>
            <NativeSelect
              label={text.period}
              value={shown.id}
              onChange={(event) => change('period', event.currentTarget.value)}
              data={view.periods.map(({ id, label }) => ({ value: id, label }))}
            />
            <NativeSelect
              label={text.measure}
              value={measure}
              onChange={(event) => change('measure', event.currentTarget.value)}
              data={view.measures.map(({ code }) => ({ value: code, label: nameOf(code) }))}
            />
            {addButton}
            {isKeeper && (
              <EarlierRemoval surveyId={surveyId} period={shown} onRemoved={() => change('period', '')} />
            )}
          </div>
          <p className={classes.words}>
            {text.source(shown.source)}. {text.tests} {view.errorsUnknown && text.errorsUnknown}{' '}
            {shown.isTable ? text.ruleUnknown : view.sameRule === false && text.otherRule}
          </p>
          <Section title={text.byCode}>
            <Differences
              surveyId={surveyId}
              period={shown.id}
              caption={text.byCode}
              rows={view.differences.filter(({ agency }) => agency === '')}
              header={text.measure}
              nameOf={({ code }) => nameOf(code)}
            />
          </Section>
          <Section title={`${text.byAgency}: ${nameOf(measure)}`}>
            <Differences
              surveyId={surveyId}
              period={shown.id}
              caption={text.byAgency}
              rows={ofMeasure}
              header={text.agency}
              nameOf={({ agency }) => agency}
            />
          </Section>
          <EarlierNames surveyId={surveyId} view={view} isKeeper={isKeeper} />
        </>
      )}
      {adding && <AddEarlierDialog surveyId={surveyId} view={view} onClose={() => setAdding(false)} />}
    </Page>
  );
}

interface DifferencesProps {
  surveyId: string;
  period: string;
  caption: string;
  rows: readonly EarlierDifference[];
  header: string;
  nameOf: (row: EarlierDifference) => string;
}

function Differences({ surveyId, period, caption, rows, header, nameOf }: DifferencesProps) {
  const text = useText().earlier;
  const format = useFormat();
  const { signed, judged } = useEarlierText();
  const figure = (
    key: 'then' | 'interviewsNow' | 'interviewsThen' | 'se' | 'probability',
    title: string,
    digits: number,
  ): Column<EarlierDifference> => ({
    key,
    header: title,
    align: 'end',
    width: '8rem',
    value: (row) => row[key],
    cell: (row) => format.number(row[key], digits),
  });
  const columns: Column<EarlierDifference>[] = [
    { key: 'name', header, value: nameOf, cell: nameOf },
    {
      key: 'now',
      header: text.now,
      align: 'end',
      width: '8rem',
      value: ({ now }) => now,
      cell: ({ now, code, agency }) => (
        <CalculationLink
          surveyId={surveyId}
          code={code}
          of={agency === '' ? [] : [{ key: 'agency', value: agency }]}
        >
          {format.number(now, 2)}
        </CalculationLink>
      ),
    },
    figure('then', text.then, 2),
    {
      key: 'difference',
      header: text.difference,
      align: 'end',
      width: '7rem',
      value: ({ difference }) => difference,
      cell: ({ code, agency, difference }) => (
        <EarlierLink surveyId={surveyId} code={code} agency={agency} period={period}>
          <strong>{signed(difference)}</strong>
        </EarlierLink>
      ),
    },
    figure('se', text.se, 2),
    figure('probability', text.probability, 4),
    { key: 'judged', header: text.judged, width: '12rem', value: judged, cell: judged },
    figure('interviewsNow', text.interviews, 0),
    figure('interviewsThen', text.interviewsThen, 0),
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ agency, code }) => `${agency} ${code}`}
      empty={<EmptyState title={text.nothing}>{text.nothingText}</EmptyState>}
      exportName={text.exportName}
    />
  );
}
