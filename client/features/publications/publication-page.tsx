// Publishing: what is still open, what would be public, the act itself, and what was published.
import { useState } from 'react';
import { useParams } from 'react-router';

import { useLoaded } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { getPublication, type PublicationView } from '#contract/publications.ts';

import { EditionsTable } from './editions-table.tsx';
import { PublishForm } from './publish-form.tsx';
import classes from './publications.module.css';

const kinds = { fine: 'done', warns: 'waiting', blocks: 'trouble' } as const;

export function PublicationPage() {
  const { surveyId = '' } = useParams();
  const text = useText().publications;
  const format = useFormat();
  const view = useLoaded(getPublication, {
    params: { surveyId },
  });
  const [accepted, setAccepted] = useState(false);
  return (
    <Page title={text.title} lead={text.lead(view.survey.name)}>
      <Section title={text.readiness}>
        <ul className={classes.list}>
          {view.readiness.map(({ key, state, count, until }) => (
            <li key={key}>
              <StatusMark kind={kinds[state]}>{text.states[state]}</StatusMark>{' '}
              {text.readinessOf[key](format.number(count), until === null ? '' : format.deadline(until))}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={text.preview}>
        <Preview preview={view.preview} />
      </Section>
      <Section title={text.settings}>
        <PublishForm key={view.editions.length} view={view} accepted={accepted} onAccept={setAccepted} />
      </Section>
      <Section title={text.editions}>
        <EditionsTable code={view.survey.code} editions={view.editions} />
      </Section>
    </Page>
  );
}

function Preview({ preview }: { preview: PublicationView['preview'] }) {
  const text = useText().publications;
  const format = useFormat();
  if (preview === null) return <p className={classes.note}>{text.previewNone}</p>;
  const { index, breakdowns } = preview;
  const overall = index.figures.find(({ code }) => code === 'overall');
  return (
    <Figures>
      <Figure
        label={text.overall}
        value={format.percent(overall?.shown ?? null, 2)}
        size="large"
        note={
          overall?.low == null
            ? ''
            : text.interval(format.number(overall.low, 2), format.number(overall.high, 2))
        }
      />
      <Figure label={text.interviews} value={format.number(index.interviews)} />
      <Figure
        label={text.agencies}
        value={format.number(index.agencies.length)}
        note={index.notShown > 0 ? text.notShown(format.number(index.notShown)) : ''}
      />
      <Figure
        label={text.hidden}
        value={format.number(breakdowns.reduce((sum, { hidden }) => sum + hidden, 0))}
      />
    </Figures>
  );
}
