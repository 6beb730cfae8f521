// What reading a form had to say, with sheet, row and column; stays with the draft that was made of it.
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import type { FormFinding } from '#contract/questionnaire-drafts.ts';

import classes from './draft-editor.module.css';

interface ReadFindings {
  fileName: string;
  problems: readonly FormFinding[];
  notes: readonly FormFinding[];
}

/** Folded, for the head of a draft. */
export function Findings({ origin }: { origin: ReadFindings }) {
  const text = useText().questionnaires.findings;
  const format = useFormat();
  if (origin.problems.length + origin.notes.length === 0) return null;
  return (
    <details className={classes.findings}>
      <summary>
        {text.summary(
          origin.fileName,
          format.number(origin.problems.length),
          format.number(origin.notes.length),
        )}
      </summary>
      <FindingLists {...origin} />
    </details>
  );
}

export function FindingLists({ problems, notes }: ReadFindings) {
  const text = useText().questionnaires.findings;
  return (
    <>
      <FindingList title={text.problems} findings={problems} />
      <FindingList title={text.notes} findings={notes} />
    </>
  );
}

function FindingList({ title, findings }: { title: string; findings: readonly FormFinding[] }) {
  const text = useText().questionnaires.findings;
  const language = useLanguage();
  if (findings.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {findings.map(({ sheet, row, column, message }, at) => (
          <li key={at}>
            <strong>{text.at(sheet, row, column)}</strong>: {message[language]}
          </li>
        ))}
      </ul>
    </>
  );
}
