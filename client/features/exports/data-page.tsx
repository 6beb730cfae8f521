// The data of a survey, to be taken to a statistics program.
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';

import { hrefOf } from '#client/api/client.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FileTakingNote, useFileTaking } from '#client/ui/file-taking.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { isAllowed } from '#contract/access.ts';
import { dataFormats, getData, getPersonalData, type DataFormat } from '#contract/exports.ts';
import { getTables } from '#contract/results.ts';
import { getSurvey } from '#contract/surveys.ts';

import classes from './data-page.module.css';
import { PersonalData } from './personal-data.tsx';

export function DataPage() {
  const { surveyId = '' } = useParams();
  const text = useText().exports;
  const format = useFormat();
  const { role } = useWho();
  const survey = useLoaded(getSurvey, { params: { surveyId } });
  const [chosen, setChosen] = useState<readonly DataFormat[]>(['csv', 'sav']);
  const [data, tables] = [useFileTaking(), useFileTaking()];
  const dataAddress = hrefOf(getData, { params: { surveyId }, query: { formats: chosen.join(',') } });
  const toggle = (one: DataFormat) =>
    setChosen(dataFormats.filter((each) => (each === one) !== chosen.includes(each)));
  return (
    <Page title={text.title} lead={`${survey.name}. ${text.lead}`}>
      <Section title={text.formats.title}>
        <ul className={classes.formats}>
          {dataFormats.map((each) => (
            <li key={each}>
              <Checkbox
                label={text.formats[each].name}
                description={text.formats[each].what}
                checked={chosen.includes(each)}
                onChange={() => toggle(each)}
              />
            </li>
          ))}
        </ul>
        {chosen.length === 0 ? (
          <p className={classes.note}>{text.choose}</p>
        ) : (
          <Button loading={data.isWaiting} onClick={() => data.take(dataAddress)}>
            {chosen.length === 1 ? text.download : text.downloadAll(format.number(chosen.length))}
          </Button>
        )}
        <FileTakingNote taking={data} />
        <p className={classes.note}>{text.kept}</p>
      </Section>
      <Section title={text.tables.title}>
        <p className={classes.note}>{text.tables.what}</p>
        <Button
          variant="default"
          loading={tables.isWaiting}
          onClick={() => tables.take(hrefOf(getTables, { params: { surveyId } }))}
        >
          {text.tables.act}
        </Button>
        <FileTakingNote taking={tables} />
      </Section>
      {isAllowed(getPersonalData.access, role) && <PersonalData surveyId={surveyId} />}
    </Page>
  );
}
