// Factors with a small bar; each opens to its items and the answers behind them (`?open=DV1,DV2`).
import { UnstyledButton } from '@mantine/core';
import { Fragment } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';

import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Bar } from '#client/ui/bar.tsx';
import { Section } from '#client/ui/page.tsx';
import { asCsv, saveFile } from '#client/ui/save-file.ts';
import type { IndexView } from '#contract/results.ts';

import classes from './factor-table.module.css';
import links from './breakdown.module.css';
import { EarlierFigure } from './earlier-figure.tsx';
import { useIntervalText } from './interval-text.ts';
import { useScore } from './score.ts';
import { type AgainstEarlier, useEarlier } from './use-earlier.ts';

type Factor = IndexView['factors'][number];
type Item = Factor['items'][number];

export function FactorTable({ view }: { view: IndexView }) {
  const text = useText().results.factors;
  const { interval, against } = useText().breakdown;
  const earlier = useEarlier(view.survey.id);
  const { isOpen, toggle, openAll, closeAll } = useOpenFactors(view.factors);
  const exportRows = useExport(view.factors);
  const allOpen = view.factors.every(({ code }) => isOpen(code));
  return (
    <Section
      title={text.title}
      actions={
        <>
          <UnstyledButton className={classes.act} onClick={allOpen ? closeAll : openAll}>
            {allOpen ? text.closeAll : text.openAll}
          </UnstyledButton>
          <UnstyledButton className={classes.act} onClick={exportRows}>
            {text.exportRows}
          </UnstyledButton>
        </>
      }
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col" data-align="end">
              {text.score}
            </th>
            <th scope="col" data-align="end">
              {interval}
            </th>
            {earlier.label !== null && (
              <th scope="col" data-align="end">
                {against(earlier.label)}
              </th>
            )}
            <th scope="col" className={classes.bar}>
              {text.bar}
            </th>
            <th scope="col" data-align="end">
              {text.valid}
            </th>
            <th scope="col" data-align="end">
              {text.notApplicable}
            </th>
            <th scope="col" data-align="end">
              {text.dontKnow}
            </th>
            <th scope="col" data-align="end">
              {text.refused}
            </th>
            <th scope="col" data-align="end">
              {text.blank}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.factors.map((factor) => (
            <Fragment key={factor.code}>
              <FactorRow
                factor={factor}
                earlier={earlier}
                isOpen={isOpen(factor.code)}
                onToggle={() => toggle(factor.code)}
              />
              {isOpen(factor.code) &&
                factor.items.map((item) => <ItemRow key={item.code} item={item} earlier={earlier} />)}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

interface FactorRowProps {
  factor: Factor;
  earlier: AgainstEarlier;
  isOpen: boolean;
  onToggle: () => void;
}

function FactorRow({ factor, earlier, isOpen, onToggle }: FactorRowProps) {
  return (
    <tr className={classes.factor}>
      <th scope="row">
        <button type="button" className={classes.opener} aria-expanded={isOpen} onClick={onToggle}>
          <span className={classes.arrow} aria-hidden="true">
            {isOpen ? '▾' : '▸'}
          </span>
          <span className={classes.code}>{factor.code}</span>
          {factor.name}
        </button>
      </th>
      <Figures scored={factor} name={factor.name} earlier={earlier} />
      <Counts
        valid={factor.valid}
        notApplicable={sum(factor.items, 'notApplicable')}
        dontKnow={sum(factor.items, 'dontKnow')}
        refused={sum(factor.items, 'refused')}
        blank={sum(factor.items, 'blank')}
      />
    </tr>
  );
}

function ItemRow({ item, earlier }: { item: Item; earlier: AgainstEarlier }) {
  return (
    <tr className={classes.item}>
      <th scope="row">
        <span className={classes.code}>{item.code}</span> {item.text}
      </th>
      <Figures scored={item} name={item.text} earlier={earlier} />
      <Counts {...item} />
    </tr>
  );
}

function Figures({
  scored,
  name,
  earlier,
}: {
  scored: Pick<Item, 'code' | 'score' | 'shown' | 'error'>;
  name: string;
  earlier: AgainstEarlier;
}) {
  const { surveyId = '' } = useParams();
  const text = useText().breakdown.calculation;
  const score = useScore();
  const interval = useIntervalText();
  return (
    <>
      <td data-align="end" className={classes.score}>
        <Link className={links.link ?? ''} to={paths.calculation(surveyId, scored.code)} title={text.open}>
          {score(scored)}
        </Link>
      </td>
      <td data-align="end">{interval(scored.error)}</td>
      {earlier.label !== null && (
        <td data-align="end">
          <EarlierFigure surveyId={surveyId} earlier={earlier} code={scored.code} />
        </td>
      )}
      <td className={classes.bar}>
        {scored.score !== null && <Bar label={name} value={scored.score} target={100} />}
      </td>
    </>
  );
}

function Counts({ valid, notApplicable, dontKnow, refused, blank }: Pick<Item, 'valid' | NotRated>) {
  const format = useFormat();
  return (
    <>
      {[valid, notApplicable, dontKnow, refused, blank].map((count, index) => (
        <td key={index} data-align="end" data-none={count === 0 || undefined}>
          {format.number(count)}
        </td>
      ))}
    </>
  );
}

type NotRated = 'notApplicable' | 'dontKnow' | 'refused' | 'blank';

function sum(items: readonly Item[], of: NotRated): number {
  return items.reduce((total, item) => total + item[of], 0);
}

function useOpenFactors(factors: readonly Factor[]) {
  const [search, setSearch] = useSearchParams();
  const open = (search.get('open') ?? '').split(',').filter(Boolean);
  const change = (codes: readonly string[]) =>
    setSearch(
      (former) => {
        if (codes.length === 0) former.delete('open');
        else former.set('open', codes.join(','));
        return former;
      },
      { replace: true, preventScrollReset: true },
    );
  return {
    isOpen: (code: string) => open.includes(code),
    toggle: (code: string) =>
      change(open.includes(code) ? open.filter((each) => each !== code) : [...open, code]),
    openAll: () => change(factors.map(({ code }) => code)),
    closeAll: () => change([]),
  };
}

/** The whole table, items included whether open or not, full precision. */
function useExport(factors: readonly Factor[]): () => void {
  const text = useText().results.factors;
  return () => {
    const rows = factors.flatMap((factor) => [{ ...factor, text: factor.name }, ...factor.items]);
    type Row = (typeof rows)[number];
    const count = (key: NotRated) => (row: Row) => ('items' in row ? sum(row.items, key) : row[key]);
    const columns = [
      { header: 'code', value: (row: Row) => row.code },
      { header: text.name, value: (row: Row) => row.text },
      { header: text.score, value: (row: Row) => row.score },
      { header: text.valid, value: (row: Row) => row.valid },
      { header: text.notApplicable, value: count('notApplicable') },
      { header: text.dontKnow, value: count('dontKnow') },
      { header: text.refused, value: count('refused') },
      { header: text.blank, value: count('blank') },
    ];
    saveFile(`${text.exportName}.csv`, asCsv(columns, rows));
  };
}
