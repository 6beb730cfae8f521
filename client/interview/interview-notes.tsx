// What was noted about one interview: answers that rules speak against, notes beside questions, what was left for the
// next caller. For whoever supervises and checks.
import { isFormCode } from '#client/text/form-code.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';
import { dispositions } from '#domain/attempts/dispositions.ts';

import classes from './interview-notes.module.css';

/** By language. */
type Words = Readonly<Record<string, string>> & { readonly vi: string };

interface Contradiction {
  readonly question: string;
  readonly code: string;
  readonly hard: boolean;
  readonly confirmed: boolean;
  /** Null: the rule brings no sentence of its own. */
  readonly sentence: Words | null;
}

interface Noted {
  readonly notes: readonly {
    id: string;
    questionName: string;
    text: string;
    /** Empty: not told. */
    authorName: string;
    writtenAt: string;
  }[];
  readonly attempts: readonly { at: string; authorName: string; disposition: string | null; note: string }[];
  readonly contradictions: readonly Contradiction[];
  readonly labels: Readonly<Record<string, Words>>;
}

const standingOf = ({ hard, confirmed }: Contradiction) =>
  hard ? 'hard' : confirmed ? 'confirmed' : 'unconfirmed';
const kinds: Record<ReturnType<typeof standingOf>, StatusKind> = {
  hard: 'trouble',
  confirmed: 'idle',
  unconfirmed: 'waiting',
};

export function InterviewNotes({ noted }: { noted: Noted }) {
  const text = useText().noted;
  const format = useFormat();
  const language = useLanguage();
  const { notes, attempts, contradictions } = noted;
  const questionOf = (name: string) => {
    const label = noted.labels[name];
    const words = label?.[language] ?? label?.vi ?? name;
    return isFormCode(name) ? `${name} · ${words}` : words;
  };
  const faults: Readonly<Record<string, string>> = useText().console.question.faults;
  const sentenceOf = ({ sentence, code }: Contradiction) =>
    sentence?.[language] ?? sentence?.vi ?? faults[code] ?? code;
  const outcome = (code: string) => dispositions.find((each) => each.code === code)?.[language] ?? code;
  if (notes.length + attempts.length + contradictions.length === 0)
    return <p className={classes.quiet}>{text.nothing}</p>;
  return (
    <>
      {contradictions.length > 0 && (
        <section aria-label={text.contradictions}>
          <h3 className={classes.heading}>{text.contradictions}</h3>
          <ul className={classes.list}>
            {contradictions.map((one) => (
              <li key={one.question}>
                <p className={classes.question}>{questionOf(one.question)}</p>
                <p className={classes.said}>{sentenceOf(one)}</p>
                <StatusMark kind={kinds[standingOf(one)]}>{text.standing[standingOf(one)]}</StatusMark>
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section aria-label={text.notes}>
          <h3 className={classes.heading}>{text.notes}</h3>
          <ul className={classes.list}>
            {notes.map(({ id, questionName, text: said, authorName, writtenAt }) => (
              <li key={id}>
                <p className={classes.question}>{questionOf(questionName)}</p>
                <p className={classes.said} lang="vi">
                  <q>{said}</q>
                </p>
                <span className={classes.quiet}>
                  {[authorName, format.when(writtenAt)].filter((part) => part !== '').join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {attempts.length > 0 && (
        <section aria-label={text.attempts}>
          <h3 className={classes.heading}>{text.attempts}</h3>
          <ul className={classes.list}>
            {attempts.map(({ at, authorName, disposition, note }) => (
              <li key={at}>
                <p className={classes.said} lang="vi">
                  <q>{note}</q>
                </p>
                <span className={classes.quiet}>
                  {[
                    authorName,
                    format.when(at),
                    ...(disposition === null ? [] : [outcome(disposition)]),
                  ].join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
