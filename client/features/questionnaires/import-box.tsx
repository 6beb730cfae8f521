// A form from a file: read first, with everything that reading has to say; a draft is made only when somebody wants it.
import { Button } from '@mantine/core';
import { useRef, useState, type DragEvent } from 'react';

import type { ResponseOf } from '#client/api/client.ts';
import { useAct } from '#client/api/queries.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { createQuestionnaireDraft, readQuestionnaireFile } from '#contract/questionnaire-drafts.ts';
import { getQuestionnaires } from '#contract/questionnaires.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';

import { FindingLists } from './findings.tsx';
import classes from './questionnaires.module.css';

export function ImportBox({ onDraft }: { onDraft: (draftId: string) => void }) {
  const text = useText().questionnaires.import;
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const read = useAct(readQuestionnaireFile);
  const choose = () => chooser.current?.click();
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file !== undefined) read.mutate({ file });
  };
  useKeys([{ key: 'I', label: text.choose, run: choose }], { group: text.title });
  return (
    <section aria-label={text.title}>
      <div
        className={classes.import}
        data-over={isOver || undefined}
        onDragOver={(event: DragEvent) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event: DragEvent) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
      >
        <p>{read.isPending ? text.reading : text.drop}</p>
        <Button variant="default" onClick={choose} loading={read.isPending} aria-keyshortcuts="I">
          {text.choose}&nbsp;
          <KeyHint name="I" />
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label={text.choose}
          accept=".xlsx,.json"
          onChange={(event) => {
            take(event.currentTarget.files);
            // The same file may be chosen again.
            event.currentTarget.value = '';
          }}
        />
      </div>
      <FaultNote fault={read.error} />
      {read.data !== undefined && <ReadForm form={read.data} onDraft={onDraft} onDrop={read.reset} />}
    </section>
  );
}

interface ReadFormProps {
  form: ResponseOf<typeof readQuestionnaireFile>;
  onDraft: (draftId: string) => void;
  onDrop: () => void;
}

function ReadForm({ form, onDraft, onDrop }: ReadFormProps) {
  const text = useText().questionnaires.import;
  const language = useLanguage();
  const format = useFormat();
  const { definition, fileName, problems, notes } = form;
  const create = useAct(createQuestionnaireDraft, {
    invalidates: [getQuestionnaires],
    onDone: ({ id }) => onDraft(id),
  });
  return (
    <div className={classes.read} role="status">
      <strong>
        {text.found(
          fileName,
          definition.title[language] ?? definition.title.vi,
          format.number(questionsOf(definition).length),
        )}
      </strong>
      <span>{problems.length === 0 ? text.whole : text.notWhole(format.number(problems.length))}</span>
      <FindingLists fileName={fileName} problems={problems} notes={notes} />
      <FaultNote fault={create.error} />
      <div className={classes.acts}>
        <Button
          loading={create.isPending}
          onClick={() => create.mutate({ body: { from: { kind: 'file', ...form } } })}
        >
          {problems.length === 0 ? text.make : text.makeAnyway}
        </Button>
        <Button variant="default" onClick={onDrop}>
          {text.drop_it}
        </Button>
      </div>
    </div>
  );
}
