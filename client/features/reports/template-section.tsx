// The template that the .docx is made from: taken away to be changed in Word, and brought back.
import { Button } from '@mantine/core';
import { useRef } from 'react';

import { hrefOf } from '#client/api/client.ts';
import { useAct, useEndpoint } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { FileTakingNote, useFileTaking } from '#client/ui/file-taking.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Section } from '#client/ui/page.tsx';
import { isAllowed } from '#contract/access.ts';
import { getTemplate, getTemplateFile, restoreTemplate, storeTemplate } from '#contract/reports.ts';

import classes from './report.module.css';

export function TemplateSection() {
  const { reports } = useText();
  const text = reports.template;
  const format = useFormat();
  const { role } = useWho();
  const template = useEndpoint(getTemplate, {});
  const chooser = useRef<HTMLInputElement>(null);
  const store = useAct(storeTemplate, { invalidates: [getTemplate] });
  const restore = useAct(restoreTemplate, { invalidates: [getTemplate], onDone: () => store.reset() });
  const mayStore = isAllowed(storeTemplate.access, role);
  const download = hrefOf(getTemplateFile, {});
  const taking = useFileTaking();
  const choose = () => chooser.current?.click();
  const { name = null, storedAt = null, storedBy = null, missing = [] } = template.data ?? {};
  const hasOwn = name !== null;
  useKeys(
    [
      { key: 'Alt+T', label: text.download, run: () => taking.take(download) },
      ...(mayStore ? [{ key: 'Alt+U', label: text.upload, run: choose }] : []),
      ...(mayStore && hasOwn ? [{ key: 'Alt+M', label: text.restore, run: () => restore.mutate({}) }] : []),
    ],
    { group: reports.keys },
  );
  return (
    <Section title={text.title}>
      <p>
        {name === null || storedAt === null || storedBy === null
          ? text.shipped
          : text.own(name, format.dayTime(storedAt), storedBy)}
      </p>
      <p className={classes.note}>{text.lead}</p>
      {missing.length > 0 && <p className={classes.missing}>{text.missing(missing.join(', '))}</p>}
      <div className={classes.acts}>
        <Button
          variant="default"
          onClick={() => taking.take(download)}
          loading={taking.isWaiting}
          aria-keyshortcuts="Alt+T"
          rightSection={<KeyHint name="Alt+T" />}
        >
          {text.download}
        </Button>
        {mayStore && (
          <>
            <Button
              variant="default"
              loading={store.isPending}
              onClick={choose}
              aria-keyshortcuts="Alt+U"
              rightSection={<KeyHint name="Alt+U" />}
            >
              {text.upload}
            </Button>
            {hasOwn && (
              <Button
                variant="default"
                loading={restore.isPending}
                onClick={() => restore.mutate({})}
                aria-keyshortcuts="Alt+M"
                rightSection={<KeyHint name="Alt+M" />}
              >
                {text.restore}
              </Button>
            )}
            <input
              ref={chooser}
              type="file"
              hidden
              aria-label={text.upload}
              accept=".docx"
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                if (file !== undefined) store.mutate({ file });
                // The same file may be chosen again, mended.
                event.currentTarget.value = '';
              }}
            />
          </>
        )}
      </div>
      <FileTakingNote taking={taking} />
      <FaultNote fault={store.error ?? restore.error} />
      <FaultNote fault={template.error} />
    </Section>
  );
}
