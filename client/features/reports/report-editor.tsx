// The report being written: documents and figures at the top, words on the left, figures to insert on the right.
import { Button } from '@mantine/core';
import { useRef } from 'react';

import { hrefOf } from '#client/api/client.ts';
import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { FileTakingNote, useFileTaking } from '#client/ui/file-taking.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Page, Section } from '#client/ui/page.tsx';
import {
  getReport,
  getReportDocx,
  getReportPdf,
  type ReportView,
  takeReportFigures,
} from '#contract/reports.ts';
import { blockNames, headNames, type TextName } from '#domain/report/text-blocks.ts';

import { FigureList } from './figure-list.tsx';
import { FiguresTaken } from './figures-taken.tsx';
import { HeadSetting } from './head-setting.tsx';
import classes from './report.module.css';
import { TemplateSection } from './template-section.tsx';
import { TextField } from './text-field.tsx';
import { useReportTexts, type WrittenTexts } from './use-report-texts.ts';

export function ReportEditor({ report }: { report: ReportView }) {
  const text = useText().reports;
  const format = useFormat();
  const written = useReportTexts(report);
  const { texts, placeholders, faults, write } = written;
  const insertion = useInsertion(written);
  const field = (name: TextName) => (
    <TextField
      key={name}
      name={name}
      value={texts[name]}
      faults={faults.get(name) ?? []}
      placeholders={placeholders}
      onWrite={(value) => write(name, value)}
      onFocus={insertion.noteField}
    />
  );
  return (
    <Page
      title={text.title}
      lead={text.taken(format.dayTime(report.figures.takenAt), report.takenBy)}
      actions={<Acts report={report} written={written} />}
    >
      {(report.figures.openCases ?? 0) > 0 && (
        <p className={classes.draft}>
          {text.draft(format.dayTime(report.figures.takenAt), format.number(report.figures.openCases))}
        </p>
      )}
      <Standing report={report} written={written} />
      <FiguresTaken report={report} />
      <div className={classes.desk}>
        <div>
          <Section title={text.words}>{blockNames.map(field)}</Section>
          <Section title={text.head}>
            <div className={classes.head}>{headNames.map(field)}</div>
            <HeadSetting reportId={report.id} isChanged={written.isChanged} />
          </Section>
          <TemplateSection />
        </div>
        <FigureList placeholders={placeholders} onInsert={insertion.insert} />
      </div>
    </Page>
  );
}

/** Puts a figure's name where the cursor was last, and the cursor behind it. */
function useInsertion({ texts, write }: WrittenTexts) {
  const last = useRef<{ name: TextName; field: HTMLTextAreaElement } | null>(null);
  return {
    noteField: (name: TextName, field: HTMLTextAreaElement) => {
      last.current = { name, field };
    },
    insert: (figure: string) => {
      if (last.current === null) return;
      const { name, field } = last.current;
      const [from, to] = [field.selectionStart, field.selectionEnd];
      const marked = `{{${figure}}}`;
      write(name, `${texts[name].slice(0, from)}${marked}${texts[name].slice(to)}`);
      requestAnimationFrame(() => {
        field.focus();
        field.setSelectionRange(from + marked.length, from + marked.length);
      });
    },
  };
}

function Acts({ report, written }: { report: ReportView; written: WrittenTexts }) {
  const text = useText().reports;
  const { isChanged, faults, saving, save, takeSaved } = written;
  // Sentences that nobody wrote come with the figures.
  const take = useAct(takeReportFigures, { invalidates: [getReport], onDone: takeSaved });
  const file = useFileTaking();
  const params = { reportId: report.id };
  const documents = [
    { key: 'F8', label: text.word, href: hrefOf(getReportDocx, { params }) },
    { key: 'F9', label: text.pdf, href: hrefOf(getReportPdf, { params }) },
  ];
  const takeAgain = () => {
    if (!isChanged && !take.isPending) take.mutate({ params });
  };
  useKeys(
    [
      { key: 'Ctrl+S', label: text.save, run: save },
      { key: 'F7', label: text.takeAgain, run: takeAgain },
      ...documents.map(({ key, label, href }) => ({
        key,
        label,
        run: () => {
          if (!isChanged) file.take(href);
        },
      })),
    ],
    { group: text.keys },
  );
  return (
    <>
      <Button
        onClick={save}
        disabled={!isChanged || faults.size > 0}
        loading={saving.isPending}
        aria-keyshortcuts="Control+S"
        rightSection={<KeyHint name="Ctrl+S" />}
      >
        {text.save}
      </Button>
      <Button
        variant="default"
        onClick={takeAgain}
        disabled={isChanged}
        loading={take.isPending}
        title={isChanged ? text.takeAgainOff : undefined}
        aria-keyshortcuts="F7"
        rightSection={<KeyHint name="F7" />}
      >
        {text.takeAgain}
      </Button>
      {documents.map(({ key, label, href }) =>
        isChanged ? (
          <Button
            key={key}
            variant="default"
            disabled
            title={text.documentsOff}
            rightSection={<KeyHint name={key} />}
          >
            {label}
          </Button>
        ) : (
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
        ),
      )}
      <FaultNote fault={take.error} />
      <FileTakingNote taking={file} />
    </>
  );
}

/** What is saved and what is not, and why it cannot be. */
function Standing({ report, written }: { report: ReportView; written: WrittenTexts }) {
  const text = useText().reports;
  const format = useFormat();
  const { isChanged, faults, saving, takeSaved } = written;
  const count = [...faults.values()].reduce((sum, found) => sum + found.length, 0);
  return (
    <div className={classes.standing} role="status">
      {isChanged ? (
        <>
          <strong>{text.unsaved}</strong>
          {count > 0 && <span className={classes.missing}>{text.faulty(format.number(count))}</span>}
          <span className={classes.note}>{text.documentsOff}</span>
          <Button variant="subtle" size="compact-sm" onClick={takeSaved}>
            {text.useSaved}
          </Button>
        </>
      ) : (
        <span className={classes.note}>{text.saved(format.dayTime(report.savedAt), report.savedBy)}</span>
      )}
      <FaultNote fault={saving.error} />
    </div>
  );
}
