// Takes files by drop, by button or by key, and sends them one after the other. A file loaded before leads to its list.
import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type DragEvent, type RefObject } from 'react';

import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import type { TransactionList } from '#contract/lists.ts';

import classes from './upload-box.module.css';
import { UploadLine } from './upload-line.tsx';
import { sendFiles, useUploads } from './upload-queue.ts';

interface UploadBoxProps {
  surveyId: string;
  /** The frame is closed: no list enters it any more. */
  isTooLate: boolean;
  /** Opens the chooser of files; for buttons elsewhere on the page. */
  chooser: RefObject<HTMLInputElement | null>;
  /** The only file that was given has arrived, and the person is still here. */
  onArrived: (list: TransactionList) => void;
}

export function UploadBox({ surveyId, isTooLate, chooser, onArrived }: UploadBoxProps) {
  const { upload: text, keys } = useText().lists;
  const [isOver, setOver] = useState(false);
  const uploads = useUploads(surveyId);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const send = async (files: readonly File[]) => {
    if (isTooLate || files.length === 0) return;
    const [list] = await sendFiles(surveyId, files);
    if (files.length === 1 && list && isHere.current) onArrived(list);
  };
  const choose = () => chooser.current?.click();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
  };
  useKeys([{ key: 'N', label: text.choose, run: choose }], { enabled: !isTooLate, group: keys });

  return (
    <section aria-label={text.title}>
      <div
        className={classes.box}
        data-over={isOver || undefined}
        data-shut={isTooLate || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(!isTooLate);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p className={classes.line}>{isTooLate ? text.blocked : isOver ? text.dropNow : text.drop}</p>
        <Button
          variant="default"
          onClick={choose}
          disabled={isTooLate}
          aria-keyshortcuts="N"
          rightSection={<KeyHint name="N" />}
        >
          {text.choose}
        </Button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          accept=".xlsx,.xls,.csv,.tsv,.txt"
          onChange={(event) => {
            void send([...(event.currentTarget.files ?? [])]);
            // The same file may be chosen again.
            event.currentTarget.value = '';
          }}
        />
      </div>
      {uploads.map((upload) => (
        <UploadLine key={upload.id} upload={upload} />
      ))}
      {!isTooLate && uploads.length === 0 && <p className={classes.note}>{text.note}</p>}
    </section>
  );
}
