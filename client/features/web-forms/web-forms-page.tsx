// Self-completed forms of a survey: how many citizens can be written to, how far their forms are, and new links.
import { useParams } from 'react-router';

import { useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { isAllowed } from '#contract/access.ts';
import { getWebForms, issueLinks, revokeLinks } from '#contract/web-forms.ts';

import { IssueLinks } from './issue-links.tsx';
import { RevokeLinks } from './revoke-links.tsx';
import classes from './web-forms.module.css';

export function WebFormsPage() {
  const { surveyId = '' } = useParams();
  const text = useText().webForms;
  const format = useFormat();
  const { role } = useWho();
  const view = useLoaded(getWebForms, { params: { surveyId } });
  const { cases, links, survey } = view;
  return (
    <Page title={text.title} lead={`${survey.name}. ${text.lead}`}>
      <Section title={text.sofar}>
        <Figures>
          <Figure
            label={text.valid}
            value={format.number(links.valid)}
            note={text.ofOpen(format.number(cases.open))}
          />
          <Figure label={text.begun} value={format.number(links.begun)} />
          <Figure label={text.complete} value={format.number(links.complete)} />
          <Figure label={text.ended} value={format.number(links.ended)} />
        </Figures>
        <p className={classes.note}>{text.counts}</p>
      </Section>
      <Section title={text.issue.title}>
        {!isAllowed(issueLinks.access, role) ? (
          <p className={classes.note}>{text.issue.notYours}</p>
        ) : !survey.active ? (
          <p className={classes.note}>{text.issue.notActive}</p>
        ) : (
          <IssueLinks surveyId={surveyId} view={view} />
        )}
      </Section>
      {isAllowed(revokeLinks.access, role) && links.valid > 0 && (
        <Section title={text.revoke.title}>
          <RevokeLinks surveyId={surveyId} valid={links.valid} />
        </Section>
      )}
    </Page>
  );
}
