// Every completed interview with score, probability and choice; the evidence of one opens beside. Order, filter and the
// open interview are in the address.
import { NativeSelect } from '@mantine/core';
import { useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useEndpoint } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Awaiting, Page } from '#client/ui/page.tsx';
import { getSelection, selectionOrders, selectionShows, type SelectionView } from '#contract/selection.ts';

import { EvidencePanel } from './evidence-panel.tsx';
import { InterviewsTable } from './interviews-table.tsx';
import { SeedPart } from './seed-part.tsx';
import { SelectionViews } from './selection-views.tsx';
import classes from './selection.module.css';

const read = [getSelection];

export function SelectionPage() {
  const { surveyId = '' } = useParams();
  const text = useText().selection;
  const [search, setSearch] = useSearchParams();
  const order = selectionOrders.find((one) => one === search.get('order')) ?? 'latest';
  const show = selectionShows.find((one) => one === search.get('show')) ?? 'all';
  const opened = search.get('interview');
  const view = useEndpoint(
    getSelection,
    { params: { surveyId }, query: { order, show } },
    { keepPrevious: true },
  );
  useLiveRefresh('back-checks:changed', surveyId, read);
  useLiveRefresh('index:changed', surveyId, read);
  const change = (name: string, value: string | null) =>
    setSearch(
      (former) => {
        if (value === null) former.delete(name);
        else former.set(name, value);
        return former;
      },
      { replace: true },
    );
  return (
    <Page title={text.title} lead={text.lead} actions={<SelectionViews surveyId={surveyId} />}>
      {view.data === undefined ? (
        view.error ? (
          <FaultNote fault={view.error} onRetry={() => void view.refetch()} />
        ) : (
          <Awaiting what={text.title} />
        )
      ) : (
        <>
          <Head view={view.data} surveyId={surveyId} />
          <div className={classes.choices}>
            <NativeSelect
              label={text.order.label}
              value={order}
              data={selectionOrders.map((value) => ({ value, label: text.order[value] }))}
              onChange={(event) => change('order', event.currentTarget.value)}
            />
            <NativeSelect
              label={text.show.label}
              value={show}
              data={selectionShows.map((value) => ({ value, label: text.show[value] }))}
              onChange={(event) => change('show', event.currentTarget.value)}
            />
          </div>
          <div className={classes.panes} data-open={opened !== null || undefined}>
            <InterviewsTable
              items={view.data.items}
              completes={view.data.completes}
              narrow={opened !== null}
              opened={opened}
              onOpen={(interviewId) => change('interview', interviewId === opened ? null : interviewId)}
            />
            {opened !== null && (
              <EvidencePanel
                key={opened}
                interview={view.data.items.find(({ interviewId }) => interviewId === opened) ?? null}
                interviewId={opened}
                onClose={() => change('interview', null)}
              />
            )}
          </div>
        </>
      )}
    </Page>
  );
}

function Head({ view, surveyId }: { view: SelectionView; surveyId: string }) {
  const text = useText().selection.figures;
  const format = useFormat();
  return (
    <div className={classes.head}>
      <Figures>
        <Figure label={text.completes} value={format.number(view.completes)} />
        <Figure
          label={text.chosen}
          value={format.number(view.chosen)}
          note={text.expected(format.number(view.expected, 1))}
        />
        <Figure label={text.added} value={format.number(view.added)} note={text.addedNote} />
      </Figures>
      <SeedPart surveyId={surveyId} seed={view.seed} />
    </div>
  );
}
