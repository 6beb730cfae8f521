// One interview: each piece of evidence in a sentence with what it adds, the score as their sum, the probability with
// its parts, and the draw.
import { Anchor, Button } from '@mantine/core';
import { Link, useParams } from 'react-router';

import { useEndpoint } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Awaiting } from '#client/ui/page.tsx';
import {
  getInterviewEvidence,
  type EvidencePartView,
  type InterviewEvidence,
  type SelectedInterview,
} from '#contract/selection.ts';

import { ChanceParts } from './chance-parts.tsx';
import classes from './selection.module.css';

interface EvidencePanelProps {
  /** Null when it is not among the interviews shown. */
  interview: SelectedInterview | null;
  interviewId: string;
  onClose: () => void;
}

export function EvidencePanel({ interview, interviewId, onClose }: EvidencePanelProps) {
  const text = useText().selection.evidence;
  const format = useFormat();
  const isFlat = interview?.rule === 'flat';
  const evidence = useEndpoint(getInterviewEvidence, { params: { interviewId } }, { enabled: !isFlat });
  useKeys([{ key: 'Escape', label: text.close, run: onClose }], { group: text.chance });
  const number = evidence.data?.number ?? interview?.number;
  const title = number === undefined ? '' : text.title(format.number(number));
  return (
    <aside className={classes.panel} aria-label={title}>
      <header className={classes.panelHead}>
        <h2 className={classes.panelTitle}>{title}</h2>
        <Button variant="default" size="compact-md" onClick={onClose}>
          {text.close}
          <span className={classes.esc}>
            <KeyHint name="Escape" />
          </span>
        </Button>
      </header>
      {isFlat ? (
        <p>{text.flat}</p>
      ) : evidence.data ? (
        <Evidence evidence={evidence.data} />
      ) : evidence.error ? (
        <FaultNote fault={evidence.error} onRetry={() => void evidence.refetch()} />
      ) : (
        <Awaiting what={title} />
      )}
    </aside>
  );
}

function Evidence({ evidence }: { evidence: InterviewEvidence }) {
  const { surveyId = '' } = useParams();
  const text = useText().selection.evidence;
  const format = useFormat();
  const parts = evidence.parts.toSorted(
    (left, right) => Number(right.proves) - Number(left.proves) || right.adds - left.adds,
  );
  return (
    <>
      {evidence.submittedCheckId !== null && (
        <Anchor
          component={Link}
          underline="always"
          to={paths.backCheckReview(surveyId, evidence.submittedCheckId)}
        >
          {text.review}
        </Anchor>
      )}
      <p className={classes.who}>
        {evidence.operatorName} · {evidence.agencyName} · {format.dayTime(evidence.completedAt)}
      </p>
      <table className={classes.sum}>
        <tbody>
          <tr>
            <th scope="row">{text.base}</th>
            <td>{format.number(evidence.base, 2)}</td>
          </tr>
          {parts.map((part) => (
            <Part key={part.name} part={part} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.sum}</th>
            <td>{format.number(evidence.score, 2)}</td>
          </tr>
        </tfoot>
      </table>
      <p className={classes.note}>{text.scoreNote}</p>
      <ChanceParts evidence={evidence} />
    </>
  );
}

function Part({ part }: { part: EvidencePartView }) {
  const text = useText().selection.evidence;
  const format = useFormat();
  const { name, value, counts, proves, rank, room, adds } = part;
  return (
    <tr data-proves={proves || undefined}>
      <th scope="row">
        {text.names[name]}
        {proves && <strong className={classes.proof}> {text.proof}</strong>}
        <span className={classes.sentence}>{text.sentences[name](value, counts, format)}</span>
        <span className={classes.rank}>
          {rank === null ? text.noRoom : text.rank(format.percent(100 * rank, 0), format.number(room))}
        </span>
      </th>
      <td>
        {adds > 0 ? '+' : ''}
        {format.number(adds, 2)}
      </td>
    </tr>
  );
}
