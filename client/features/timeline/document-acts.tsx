// The plan as a document to go with a plan or a report on progress, and its last days for a calendar.
import { Button, Checkbox } from '@mantine/core';
import { useSearchParams } from 'react-router';

import { hrefOf } from '#client/api/client.ts';
import { useText } from '#client/text/text.ts';
import { FileTakingNote, useFileTaking } from '#client/ui/file-taking.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { getTimelineCalendar, getTimelineDocx, getTimelinePdf } from '#contract/timeline.ts';

export function DocumentActs({ surveyId }: { surveyId: string }) {
  const text = useText().timeline;
  const file = useFileTaking();
  const [search, setSearch] = useSearchParams();
  const states = search.get('states') === 'yes' ? 'yes' : 'no';
  const params = { surveyId };
  const files = [
    { key: 'F8', label: text.word, href: hrefOf(getTimelineDocx, { params, query: { states } }) },
    { key: 'F9', label: text.pdf, href: hrefOf(getTimelinePdf, { params, query: { states } }) },
    { key: 'F6', label: text.calendar, href: hrefOf(getTimelineCalendar, { params }) },
  ];
  const toggle = () =>
    setSearch(
      (former) => {
        if (states === 'yes') former.delete('states');
        else former.set('states', 'yes');
        return former;
      },
      { replace: true },
    );
  useKeys(
    [
      ...files.map(({ key, label, href }) => ({
        key,
        label,
        run: () => file.take(href),
      })),
      { key: 'T', label: text.withStates, run: toggle },
    ],
    { group: text.keys },
  );
  return (
    <>
      {files.map(({ key, label, href }) => (
        <Button
          key={key}
          variant="default"
          onClick={() => file.take(href)}
          loading={file.isWaitingFor(href)}
          aria-keyshortcuts={key}
          rightSection={<KeyHint name={key} />}
        >
          {label}
        </Button>
      ))}
      <Checkbox
        checked={states === 'yes'}
        onChange={toggle}
        aria-keyshortcuts="T"
        label={
          <>
            {text.withStates} <KeyHint name="T" />
          </>
        }
      />
      <FileTakingNote taking={file} />
    </>
  );
}
