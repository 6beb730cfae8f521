// A paper form being keyed, by the keys of a conversation; saved when it is through, or where the paper ends.
import { Button } from '@mantine/core';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { ContradictionBanner } from '#client/interview/contradiction-banner.tsx';
import { QuestionPanel } from '#client/interview/question-panel.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { getPaperForms, keyPaperForm, type PaperCase } from '#contract/paper-forms.ts';
import type { InterviewContext } from '#domain/questionnaire/context.ts';

import { usePaperDesk } from './paper-desk.ts';
import { comparableText } from './choosing-version.tsx';
import type { TakesBack } from './taking-back.tsx';
import classes from './paper-forms.module.css';

interface KeyingProps {
  surveyId: string;
  found: PaperCase;
  /** The form that saving this one takes back. */
  takesBack: TakesBack | null;
  onTakeBack: () => void;
  onSaved: (said: string) => void;
  onLeave: () => void;
}

/** A draft by one version says nothing of a form printed from another. */
function draftName({ caseId, round, versionId, versions }: PaperCase): string {
  const isPresent = versions.some(({ id, isPresent: present }) => id === versionId && present);
  return isPresent ? `${caseId}-${round}` : `${caseId}-${round}-${versionId}`;
}

export function Keying({ surveyId, found, takesBack, onTakeBack, onSaved, onLeave }: KeyingProps) {
  const text = useText().paperForms.keying;
  const desk = usePaperDesk(found.versionId, found.context as InterviewContext, draftName(found));
  const { question, path, walk } = desk;
  const edition = found.versions.find(({ id }) => id === found.versionId);
  const save = useAct(keyPaperForm, {
    invalidates: [getPaperForms],
    onDone: ({ status, differences }) => {
      desk.drop();
      onSaved(text.saved(found.code, text.status[status], differences));
    },
  });
  const send = () =>
    save.mutate({
      params: { surveyId },
      body: {
        caseId: found.caseId,
        round: found.round,
        versionId: found.versionId,
        ...(takesBack && { takesBack: takesBack.interviewId }),
        // Only what is on the path: what was keyed by mistake before a change leads nowhere.
        answers: [...walk.answers]
          .filter(([name]) => path.asked.includes(name))
          .map(([questionName, value]) => ({ questionName, value })),
      },
    });
  const mayTakeBack = takesBack === null && found.takeBack !== null;
  const canStop = question !== null && path.asked.length > 0;
  useKeys(
    [
      { key: 'Escape', label: text.leave, run: onLeave },
      ...(question !== null || path.asked.length > 0
        ? [{ key: 'Backspace', label: text.back, run: desk.back }]
        : []),
      ...(canStop ? [{ key: 'F8', label: text.stop, run: send }] : []),
      ...(mayTakeBack ? [{ key: 'F7', label: text.otherVersion, run: onTakeBack }] : []),
      ...(question === null ? [{ key: 'Enter', label: text.save, run: send }] : []),
    ],
    { group: text.group, enabled: !save.isPending },
  );
  return (
    <section className={classes.desk} aria-label={text.group}>
      <p className={classes.whose}>
        <strong>{found.code}</strong> · {found.respondentName} · {found.tthcName} · {found.agencyName}
        {desk.number !== null && (
          <strong className={classes.number}>{text.onPaper(String(desk.number))}</strong>
        )}
        {found.round === 2 && <span className={classes.round}> {text.second}</span>}
      </p>
      <p className={classes.note}>
        {edition && (mayTakeBack ? text.editionKeyed : text.edition)(edition.key, String(edition.version))}
        {edition && !edition.isPresent && ` ${comparableText(text, edition)}`}
        {found.late && <strong> {text.late}</strong>}
        {takesBack && (
          <strong> {text.takeBack.on(takesBack.former.key, String(takesBack.former.version))}</strong>
        )}
      </p>
      <ContradictionBanner desk={desk} shown={question?.name ?? null} onGo={desk.goTo} />
      {question !== null ? (
        <QuestionPanel key={`${question.name}-${walk.at ?? ''}`} desk={desk} question={question} />
      ) : (
        <div className={classes.end}>
          <p>{path.ended?.kind === 'screened-out' ? text.endedEarly : text.through}</p>
          <Button onClick={send} loading={save.isPending} rightSection={<KeyHint name="Enter" />}>
            {text.save}
          </Button>
        </div>
      )}
      <FaultNote fault={save.error} />
      <p className={classes.keys}>
        <span>
          <KeyHint name="Backspace" /> {text.back}
        </span>
        {canStop && (
          <span>
            <KeyHint name="F8" /> {text.stop}
          </span>
        )}
        {mayTakeBack && (
          <span>
            <KeyHint name="F7" /> {text.otherVersion}
          </span>
        )}
        <span>
          <KeyHint name="Escape" /> {text.leave}
        </span>
      </p>
      <p className={classes.note}>{text.blank}</p>
      <details className={classes.note}>
        <summary>{text.onPaperFound}</summary>
        <ul>
          {text.found.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
