// Paper forms as files: for the people of a stratum or an agency, with or without their names, or for nobody.
import { Button, Checkbox, Radio, Select } from '@mantine/core';
import { useState } from 'react';

import { hrefOf } from '#client/api/client.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FileTakingNote, useFileTaking } from '#client/ui/file-taking.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { ReasonInput } from '#client/ui/reason-input.tsx';
import { isAllowed } from '#contract/access.ts';
import {
  formsInFile,
  getBlankPaperForm,
  getNamedPaperCopies,
  getPaperCopies,
  getPaperPrinting,
  type printFormats,
} from '#contract/paper-printing.ts';
import { leastReason } from '#contract/web-forms.ts';

import classes from './paper-forms.module.css';

export function Printing({ surveyId }: { surveyId: string }) {
  const text = useText().paperPrinting;
  const format = useFormat();
  const { role } = useWho();
  const view = useLoaded(getPaperPrinting, { params: { surveyId } });
  const [whom, setWhom] = useState('all');
  const [kind, setKind] = useState<(typeof printFormats)[number]>('pdf');
  const [language, setLanguage] = useState(view.languages[0] ?? 'vi');
  const [place, setPlace] = useState<number | null>(1);
  const file = useFileTaking();
  const [named, setNamed] = useState(false);
  const [reason, setReason] = useState('');
  const counted = (one: { name: string; people: number }) => text.group(one.name, format.number(one.people));
  const [by = '', chosen = ''] = whom.split(/:(.*)/s);
  const group =
    by === 'stratum'
      ? view.strata.find(({ id }) => id === chosen)
      : by === 'agency'
        ? view.agencies.find(({ name }) => name === chosen)
        : view;
  const { people = 0, files = 0 } = group ?? {};
  const isFile = place !== null && place >= 1 && place <= files;
  const query = {
    format: kind,
    language,
    file: place ?? 1,
    ...(by === 'stratum' && { stratum: chosen }),
    ...(by === 'agency' && { agency: chosen }),
  };
  const params = { surveyId };
  const stated = reason.trim();
  const blocked =
    people === 0 ? text.nobody : named && stated.length < leastReason ? text.reasonShort : isFile ? null : '';
  const blankHref = hrefOf(getBlankPaperForm, {
    params: { versionId: view.versionId },
    query: { format: kind, language, survey: surveyId },
  });
  const copiesHref = named
    ? hrefOf(getNamedPaperCopies, { params, query: { ...query, reason: stated } })
    : hrefOf(getPaperCopies, { params, query });
  return (
    <div className={classes.printing}>
      <p className={classes.note}>{text.lead}</p>
      <Select
        label={text.whom}
        value={whom}
        onChange={(value) => {
          setWhom(value ?? 'all');
          setPlace(1);
        }}
        allowDeselect={false}
        searchable
        data={[
          { value: 'all', label: text.all(format.number(view.people)) },
          {
            group: text.strata,
            items: view.strata.map((one) => ({ value: `stratum:${one.id}`, label: counted(one) })),
          },
          {
            group: text.agencies,
            items: view.agencies.map((one) => ({ value: `agency:${one.name}`, label: counted(one) })),
          },
        ]}
      />
      {files > 1 && (
        <NumberField
          label={text.file}
          description={text.fileHint(format.number(formsInFile))}
          value={place}
          onChange={setPlace}
          error={isFile ? null : `1–${format.number(files)}`}
        />
      )}
      {view.languages.length > 1 && (
        <Radio.Group label={text.language} value={language} onChange={setLanguage}>
          <div className={classes.choices}>
            {view.languages.map((one) => (
              <Radio
                key={one}
                value={one}
                label={one === 'vi' || one === 'en' ? text.languageNames[one] : one}
              />
            ))}
          </div>
        </Radio.Group>
      )}
      <Radio.Group
        label={text.format}
        value={kind}
        onChange={(one) => setKind(one === 'docx' ? 'docx' : 'pdf')}
      >
        <div className={classes.choices}>
          <Radio value="pdf" label={text.formats.pdf} />
          <Radio value="docx" label={text.formats.docx} />
        </div>
      </Radio.Group>
      {isAllowed(getNamedPaperCopies.access, role) && (
        <Checkbox
          label={text.named}
          description={text.namedHint}
          checked={named}
          onChange={(event) => setNamed(event.currentTarget.checked)}
        />
      )}
      {named && (
        <ReasonInput label={text.reason} description={text.reasonHint} value={reason} onChange={setReason} />
      )}
      <div className={classes.acts}>
        <Button
          disabled={blocked !== null || (file.isWaiting && !file.isWaitingFor(copiesHref))}
          loading={file.isWaitingFor(copiesHref)}
          onClick={() => file.take(copiesHref)}
        >
          {text.act}
        </Button>
        <Button
          variant="default"
          disabled={file.isWaiting && !file.isWaitingFor(blankHref)}
          loading={file.isWaitingFor(blankHref)}
          onClick={() => file.take(blankHref)}
        >
          {text.blank}
        </Button>
      </div>
      <FileTakingNote taking={file} {...(people > formsInFile / 2 && { hint: text.wait })} />
      <p className={classes.note}>
        {blocked === null ? '' : `${blocked} `}
        {text.blankHint}
      </p>
    </div>
  );
}
