// Each stratum against its target, with what is released, open, ended, and its reserve with the reasons.
import { hasSeveralParts, stratumName } from '#domain/samples/plan-words.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Bar } from '#client/ui/bar.tsx';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { Section } from '#client/ui/page.tsx';
import { useSortInAddress } from '#client/ui/sort-in-address.ts';
import { sortRows } from '#client/ui/sort-rows.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { StratumBoardRow } from '#contract/samples.ts';
import { dispositions } from '#domain/attempts/dispositions.ts';

import { reasonsOf, standingOf } from './board-sums.ts';
import classes from './samples.module.css';

export function BoardStrata({ strata }: { strata: readonly StratumBoardRow[] }) {
  const { plans, samples } = useText();
  const text = samples.board.strata;
  const [sort, setSort] = useSortInAddress();
  const withPart = hasSeveralParts(strata);
  const columns = useBoardColumns(withPart);
  return (
    <Section title={text.title}>
      <DataTable
        caption={text.title}
        columns={columns}
        rows={sortRows(strata, (row) => stratumName(row, plans, withPart), 'up')}
        rowKey={(row) => row.stratumId}
        sort={sort}
        onSort={setSort}
        exportName={text.exportName}
      />
    </Section>
  );
}

const tones = { done: 'done', exhausted: 'trouble', 'under-way': 'plain' } as const;

function useBoardColumns(withPart: boolean): Column<StratumBoardRow>[] {
  const { plans, samples } = useText();
  const text = samples.board.strata;
  const format = useFormat();
  const name = (row: StratumBoardRow) => stratumName(row, plans, withPart);
  const share = ({ completes, main }: StratumBoardRow) => (main === 0 ? null : completes / main);
  const reserve = ({ reserveReleased, reserveLeft }: StratumBoardRow) =>
    text.of(format.number(reserveReleased), format.number(reserveLeft));
  const released = ({ released: main, main: all }: StratumBoardRow) =>
    text.of(format.number(main), format.number(all - main));
  const count = (key: 'open' | 'ended'): Column<StratumBoardRow> => ({
    key,
    header: text[key],
    align: 'end',
    value: (row) => row[key],
    cell: (row) => format.number(row[key]),
  });
  return [
    {
      key: 'stratum',
      header: text.stratum,
      value: name,
      cell: (row) => (
        <>
          {name(row)} <Standing row={row} />
        </>
      ),
    },
    {
      key: 'progress',
      header: text.progress,
      width: '12rem',
      value: share,
      cell: (row) => (
        <div className={classes.progress}>
          <Bar label={name(row)} value={row.completes} target={row.main} tone={tones[standingOf(row)]} />
          <span>{text.of(format.number(row.completes), format.number(row.main))}</span>
        </div>
      ),
    },
    {
      key: 'released',
      header: text.released,
      align: 'end',
      value: released,
      cell: (row) => <span className={classes.nowrap}>{released(row)}</span>,
    },
    count('open'),
    {
      ...count('ended'),
      cell: (row) => (
        <>
          {format.number(row.ended)}
          {row.leftInPeace > 0 && (
            <div className={classes.aside}>{text.leftInPeace(format.number(row.leftInPeace))}</div>
          )}
        </>
      ),
    },
    {
      key: 'reserve',
      header: text.reserve,
      align: 'end',
      value: reserve,
      cell: (row) => <span className={classes.nowrap}>{reserve(row)}</span>,
    },
    {
      key: 'reasons',
      header: text.reasons,
      cell: (row) => <Reasons reasons={row.reserveReasons} />,
    },
  ];
}

function Standing({ row }: { row: StratumBoardRow }) {
  const text = useText().samples.board.strata;
  const format = useFormat();
  const standing = standingOf(row);
  return (
    <span className={classes.standing}>
      {standing === 'done' && <StatusMark kind="done">{text.done}</StatusMark>}
      {standing === 'exhausted' && <StatusMark kind="trouble">{text.exhausted}</StatusMark>}
      {row.shortfall > 0 && <span className={classes.aside}>{text.short(format.number(row.shortfall))}</span>}
    </span>
  );
}

function Reasons({ reasons }: { reasons: StratumBoardRow['reserveReasons'] }) {
  const text = useText().samples.board.strata;
  const language = useLanguage();
  const format = useFormat();
  const told = reasonsOf(reasons);
  if (told.length === 0) return <span className={classes.aside}>{text.noReasons}</span>;
  const words = told.map(([code, count]) =>
    text.reason(dispositions.find((each) => each.code === code)?.[language] ?? code, format.number(count)),
  );
  return <span className={classes.reasons}>{words.join(' · ')}</span>;
}
