// The tree of agencies: level, class, administrative unit in its code system, how many names of lists it goes by.
import { Button, TextInput } from '@mantine/core';

import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { useSortInAddress } from '#client/ui/sort-in-address.ts';
import { agencyLevels } from '#domain/samples/plan.ts';
import type { AgencyView } from '#contract/agencies.ts';

import classes from './agencies.module.css';
import { useAddressOfAgencies } from './open-in-address.ts';
import { filterRows, treeRows, type TreeRow } from './tree-rows.ts';

interface AgencyTreeProps {
  agencies: readonly AgencyView[];
  mayChange: boolean;
}

export function AgencyTree({ agencies, mayChange }: AgencyTreeProps) {
  const { tree: text, keys } = useText().agencies;
  const { open, typed, show, search } = useAddressOfAgencies();
  const [sort, setSort] = useSortInAddress();
  const columns = useColumns(sort === null);
  const add = () => show('new');
  useKeys([{ key: 'T', label: text.add, run: add }], { enabled: mayChange, group: keys });
  return (
    <section aria-label={text.title}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{text.title}</h2>
        <div className={classes.tools}>
          <TextInput
            aria-label={text.search}
            placeholder={text.search}
            value={typed}
            onChange={(event) => search(event.currentTarget.value)}
            autoComplete="off"
            size="xs"
          />
          {mayChange && (
            <Button
              variant="default"
              size="xs"
              onClick={add}
              aria-keyshortcuts="T"
              rightSection={<KeyHint name="T" />}
            >
              {text.add}
            </Button>
          )}
        </div>
      </div>
      <DataTable
        caption={text.title}
        columns={columns}
        rows={filterRows(treeRows(agencies), typed)}
        rowKey={({ agency }) => agency.id}
        {...(mayChange ? { onOpen: ({ agency }: TreeRow) => show(agency.id) } : {})}
        openKey={open}
        sort={sort}
        onSort={setSort}
        exportName={text.exportName}
        empty={
          agencies.length === 0 ? (
            <EmptyState title={text.empty}>{text.emptyText}</EmptyState>
          ) : (
            <EmptyState
              title={text.notFound(typed)}
              step={
                <Button variant="default" onClick={() => search('')}>
                  {text.showAll}
                </Button>
              }
            >
              {text.notFoundText}
            </EmptyState>
          )
        }
      />
    </section>
  );
}

/** @param isTree whether rows stand under their parents; sorted by a column they do not */
function useColumns(isTree: boolean): Column<TreeRow>[] {
  const { tree: text, levels, systemShort } = useText().agencies;
  const format = useFormat();
  return [
    {
      key: 'name',
      header: text.name,
      value: ({ agency }) => agency.name,
      cell: ({ agency, depth }) => (
        <span className={classes.indented} style={{ paddingLeft: isTree ? `${depth * 1.25}rem` : 0 }}>
          {agency.name}
        </span>
      ),
    },
    {
      key: 'level',
      header: text.level,
      value: ({ agency }) => agencyLevels.indexOf(agency.level),
      cell: ({ agency }) => <span className={classes.nowrap}>{levels[agency.level]}</span>,
    },
    {
      key: 'class',
      header: text.class,
      value: ({ agency }) => agency.class,
      cell: ({ agency }) => agency.class ?? text.none,
    },
    {
      key: 'unit',
      header: text.unit,
      value: ({ agency }) => agency.unitCode,
      cell: ({ agency }) =>
        agency.unitSystem === null ? (
          text.none
        ) : (
          <>
            {agency.unitName}
            <div className={classes.note}>
              <span className={classes.nowrap}>
                {agency.unitCode === null ? '' : `${agency.unitCode} · `}
                {systemShort[agency.unitSystem]}
              </span>
            </div>
          </>
        ),
    },
    {
      key: 'names',
      header: text.names,
      align: 'end',
      value: ({ agency }) => agency.names.length,
      cell: ({ agency }) => (
        <span title={agency.names.map(({ name }) => name).join('\n')}>
          {format.number(agency.names.length)}
        </span>
      ),
    },
  ];
}
