// Takes files by drop or chooser and sends them one after the other. A file already loaded says so and leads to it.
import { Anchor, Button, FileButton } from '@mantine/core';
import { useState, type DragEvent } from 'react';
import { Link } from 'react-router';

import { Refusal } from '#client/api/client.ts';
import { useAct } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { getLists, uploadList, type TransactionList } from '#contract/lists.ts';
import { problemTable } from '#contract/problems.ts';
import { getSurvey } from '#contract/surveys.ts';

import classes from './upload-box.module.css';

interface UploadBoxProps {
  surveyId: string;
  /** The sample is confirmed: what is loaded now no longer enters it. */
  isTooLate: boolean;
  onUploaded: (list: TransactionList) => void;
}

export function UploadBox({ surveyId, isTooLate, onUploaded }: UploadBoxProps) {
  const text = useText().lists.upload;
  const [isOver, setOver] = useState(false);
  const [sending, setSending] = useState<string | null>(null);
  const [faults, setFaults] = useState<readonly unknown[]>([]);
  const upload = useAct(uploadList, { invalidates: [getLists, getSurvey] });

  const send = async (files: readonly File[]) => {
    setFaults([]);
    for (const file of files) {
      setSending(file.name);
      try {
        onUploaded(await upload.mutateAsync({ params: { surveyId }, file }));
      } catch (fault) {
        setFaults((earlier) => [...earlier, fault]);
      }
    }
    setSending(null);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (sending === null) void send([...event.dataTransfer.files]);
  };

  return (
    <section aria-label={text.title}>
      <div
        className={classes.box}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {sending === null ? (
          <>
            <p className={classes.line}>{isOver ? text.dropNow : text.drop}</p>
            <FileButton multiple accept=".xlsx,.csv" onChange={(files) => void send(files)}>
              {(props) => (
                <Button {...props} variant="default">
                  {text.choose}
                </Button>
              )}
            </FileButton>
          </>
        ) : (
          <p className={classes.line} role="status">
            {text.sending(sending)}
          </p>
        )}
      </div>
      <p className={classes.note}>{isTooLate ? text.blocked : text.columns}</p>
      {faults.map((fault, index) => (
        <UploadFault key={index} fault={fault} surveyId={surveyId} />
      ))}
    </section>
  );
}

function UploadFault({ fault, surveyId }: { fault: unknown; surveyId: string }) {
  const text = useText().lists.upload;
  const format = useFormat();
  if (!(fault instanceof Refusal) || fault.code !== 'list-already-imported')
    return <FaultNote fault={fault} />;
  const earlier = problemTable['list-already-imported'].details.safeParse(fault.details);
  if (!earlier.success) return <FaultNote fault={fault} />;
  const { listId, fileName, uploadedAt } = earlier.data;
  return (
    <p role="alert" className={classes.again}>
      {text.again(fileName, format.dayTime(uploadedAt))}{' '}
      <Anchor component={Link} underline="always" to={paths.list(surveyId, listId)} inherit>
        {text.openEarlier}
      </Anchor>
    </p>
  );
}
