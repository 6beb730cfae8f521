// Paper forms of a survey, by keyboard: find the case by the code on the form, key it, key some again, rule on differences.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';

import { useAct, useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { isAllowed } from '#contract/access.ts';
import { findPaperCase, getPaperForms, setPaperShare, type PaperCase } from '#contract/paper-forms.ts';
import { getPaperPrinting } from '#contract/paper-printing.ts';

import { ChoosingVersion } from './choosing-version.tsx';
import { CheckShare } from './check-share.tsx';
import { ErrorTables } from './error-tables.tsx';
import { Keying } from './keying.tsx';
import classes from './paper-forms.module.css';
import { Printing } from './printing.tsx';
import { Settling } from './settling.tsx';
import { type TakesBack, TakingBack } from './taking-back.tsx';

type Open =
  | { kind: 'version' | 'takeBack'; found: PaperCase }
  | { kind: 'keying'; found: PaperCase; takesBack?: TakesBack }
  | { kind: 'settling'; interviewId: string }
  | null;

export function PaperFormsPage() {
  const { surveyId = '' } = useParams();
  const { paperForms: text, paperPrinting: printing } = useText();
  const format = useFormat();
  const { role } = useWho();
  const view = useLoaded(getPaperForms, { params: { surveyId } });
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState('');
  const [code, setCode] = useState('');
  const find = useAct(findPaperCase, {
    onDone: (found) => {
      setSaid('');
      setOpen(
        found.takeBack?.only
          ? { kind: 'takeBack', found }
          : { kind: found.versions.length > 1 ? 'version' : 'keying', found },
      );
    },
  });
  const close = (sentence = '') => {
    setOpen(null);
    setCode('');
    setSaid(sentence);
  };
  if (open?.kind === 'version')
    return (
      <Page title={text.title}>
        <ChoosingVersion
          found={open.found}
          onChosen={(versionId) => setOpen({ kind: 'keying', found: { ...open.found, versionId } })}
          onLeave={() => close()}
        />
      </Page>
    );
  if (open?.kind === 'takeBack' && open.found.takeBack)
    return (
      <Page title={text.title}>
        <TakingBack
          found={open.found}
          takeBack={open.found.takeBack}
          onChosen={(found, takesBack) => setOpen({ kind: 'keying', found, takesBack })}
          onLeave={() =>
            open.found.takeBack?.only ? close() : setOpen({ kind: 'keying', found: open.found })
          }
        />
      </Page>
    );
  if (open?.kind === 'keying')
    return (
      <Page title={text.title}>
        <Keying
          surveyId={surveyId}
          found={open.found}
          takesBack={open.takesBack ?? null}
          onTakeBack={() => setOpen({ kind: 'takeBack', found: open.found })}
          onSaved={close}
          onLeave={() => close()}
        />
      </Page>
    );
  if (open?.kind === 'settling')
    return (
      <Page title={text.title}>
        <Settling
          surveyId={surveyId}
          interviewId={open.interviewId}
          onSettled={close}
          onLeave={() => close()}
        />
      </Page>
    );
  const keys = isAllowed(findPaperCase.access, role);
  const seek = (wanted: string) => {
    // What was said of the last form does not stand beside what is wrong with the next.
    setSaid('');
    find.mutate({ params: { surveyId }, body: { code: wanted } });
  };
  return (
    <Page title={text.title} lead={`${view.survey.name}. ${text.lead}`}>
      {!keys ? null : view.survey.active ? (
        <form
          className={classes.find}
          onSubmit={(event) => {
            event.preventDefault();
            if (code.trim() !== '') seek(code.trim());
          }}
        >
          <TextInput
            label={text.code}
            description={text.codeHint}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoFocus
            autoComplete="off"
          />
          <Button
            type="submit"
            disabled={code.trim() === ''}
            loading={find.isPending}
            rightSection={<KeyHint name="Enter" />}
          >
            {text.open}
          </Button>
        </form>
      ) : (
        <EmptyState title={text.notActive}>{text.notActiveStep}</EmptyState>
      )}
      <FaultNote fault={find.error} />
      <p role="status" className={classes.said}>
        {said}
      </p>
      <Section title={text.sofar}>
        <Figures>
          <Figure label={text.keyed} value={format.number(view.keyed)} />
          <Figure
            label={text.checked}
            value={format.number(view.checked)}
            note={text.share(format.percent(100 * view.share, 0))}
          />
          <Figure label={text.waiting} value={format.number(view.waiting)} note={text.others} />
          {view.takenBack > 0 && <Figure label={text.takenBack} value={format.number(view.takenBack)} />}
        </Figures>
        {isAllowed(setPaperShare.access, role) && <CheckShare surveyId={surveyId} share={view.share} />}
      </Section>
      {view.toKeyAgain.length > 0 && (
        <Section title={text.again(format.number(view.toKeyAgain.length))}>
          <p className={classes.note}>{text.againLead}</p>
          <ul className={classes.list}>
            {view.toKeyAgain.map(({ interviewId, code: one, keyedAt }) => (
              <li key={interviewId}>
                <Button variant="default" size="compact-md" onClick={() => seek(one)}>
                  {one}
                </Button>
                <span className={classes.note}>{format.dayTime(keyedAt)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {view.toSettle.length > 0 && (
        <Section title={text.settle(format.number(view.toSettle.length))}>
          <ul className={classes.list}>
            {view.toSettle.map(({ interviewId, code: one, differences }) => (
              <li key={interviewId}>
                <Button
                  variant="default"
                  size="compact-md"
                  onClick={() => setOpen({ kind: 'settling', interviewId })}
                >
                  {one}
                </Button>
                <span className={classes.note}>{text.differences(format.number(differences))}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {isAllowed(getPaperPrinting.access, role) && view.survey.active && (
        <Section title={printing.title}>
          <Printing surveyId={surveyId} />
        </Section>
      )}
      {view.errors && view.errors.clerks.length > 0 && <ErrorTables errors={view.errors} />}
    </Page>
  );
}
