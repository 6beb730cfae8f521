// The code frame beside the answers: codes with their keys, how often each was chosen, and new ones.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { Link } from 'react-router';

import { useAct } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import {
  changeCodeFrame,
  getOpenAnswers,
  type OpenAnswer,
  type OpenAnswersView,
} from '#contract/open-answers.ts';
import { codingRounds, type CodingRound } from '#domain/results/open-answers/code-frame.ts';

import links from './breakdown.module.css';
import { useIntervalText } from './interval-text.ts';
import { OpenFrameDialog } from './open-frame-dialog.tsx';
import { OpenWordsDialog } from './open-words-dialog.tsx';
import classes from './open-answers.module.css';
import { codeKeys } from './use-open-answers.ts';

interface FrameProps {
  surveyId: string;
  view: OpenAnswersView;
  round: CodingRound;
  onRound: (round: CodingRound) => void;
  isCoder: boolean;
  current: OpenAnswer | undefined;
  chosen: readonly number[];
  onToggle: (number: number) => void;
}

export function OpenCodeFrame(props: FrameProps) {
  const { surveyId, view, round, onRound, isCoder, current, chosen, onToggle } = props;
  const text = useText().openAnswers.frame;
  const format = useFormat();
  const intervalText = useIntervalText();
  const [changing, setChanging] = useState(false);
  const { codes, version } = view.frame;
  const counted = codes.filter(({ mergedInto }) => mergedInto === null);
  const { counts } = view;
  useKeys(
    isCoder && counted.length > 0 ? [{ key: 'M', label: text.changeKey, run: () => setChanging(true) }] : [],
  );
  return (
    <section className={classes.frame} aria-label={text.title}>
      <div className={classes.foot}>
        <strong>{text.title}</strong>
        <span>{text.version(format.number(version))}</span>
        {isCoder && (
          <NativeSelect
            size="xs"
            aria-label={text.round}
            value={round}
            onChange={(event) =>
              onRound(codingRounds.find((one) => one === event.currentTarget.value) ?? 'first')
            }
            data={codingRounds.map((one) => ({ value: one, label: text.rounds[one] }))}
          />
        )}
      </div>
      {counted.length === 0 ? (
        <EmptyState title={text.empty}>{text.emptyText}</EmptyState>
      ) : (
        <table className={classes.codes}>
          <thead>
            <tr>
              <th scope="col">{text.code}</th>
              <th scope="col" data-align="end">
                {text.count}
              </th>
              <th scope="col" data-align="end">
                {text.share}
              </th>
            </tr>
          </thead>
          <tbody>
            {counted.map(({ number, label, count, share, error }, place) => (
              <tr key={number}>
                <th scope="row">
                  <button
                    type="button"
                    className={classes.code}
                    aria-pressed={chosen.includes(number)}
                    aria-keyshortcuts={codeKeys[place]}
                    disabled={!isCoder || current === undefined}
                    onClick={() => onToggle(number)}
                  >
                    <span className={classes.check} aria-hidden="true">
                      {chosen.includes(number) ? '✓' : ''}
                    </span>
                    <span>{label}</span>
                    {isCoder && codeKeys[place] !== undefined && <KeyHint name={codeKeys[place]} />}
                  </button>
                </th>
                <td data-align="end">{format.number(count)}</td>
                <td data-align="end">
                  <Link
                    className={links.link ?? ''}
                    to={{
                      pathname: paths.codeCalculation(surveyId, view.question),
                      search: `code=${number}`,
                    }}
                  >
                    {format.percent(share, 1)}
                  </Link>
                  <div className={classes.interval}>{intervalText(error)}</div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isCoder ? (
        <NewCode surveyId={surveyId} question={view.question} />
      ) : (
        <p className={classes.about}>{text.readOnly}</p>
      )}
      <div className={classes.line}>
        {isCoder && counted.length > 0 && (
          <Button
            variant="default"
            size="compact-sm"
            aria-keyshortcuts="M"
            onClick={() => setChanging(true)}
            rightSection={<KeyHint name="M" />}
          >
            {text.change}
          </Button>
        )}
        {current && <OpenWordsDialog surveyId={surveyId} question={view.question} answer={current} />}
      </div>
      <p className={classes.about}>
        {text.basis(format.number(counts.coded), format.number(counts.worded))}
        {counts.codedTwice > 0 &&
          ` ${text.agreement(format.number(counts.codedAlike), format.number(counts.codedTwice))}`}
      </p>
      {changing && (
        <OpenFrameDialog
          surveyId={surveyId}
          question={view.question}
          codes={codes}
          onClose={() => setChanging(false)}
        />
      )}
    </section>
  );
}

function NewCode({ surveyId, question }: { surveyId: string; question: string }) {
  const text = useText().openAnswers.frame;
  const [label, setLabel] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const act = useAct(changeCodeFrame, {
    invalidates: [getOpenAnswers],
    onDone: () => {
      setLabel('');
      // Back to the answers, where the new code has its key.
      box.current?.blur();
    },
  });
  useKeys([{ key: 'N', label: text.createKey, run: () => box.current?.focus() }]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ params: { surveyId }, body: { question, change: { kind: 'created', label } } });
      }}
    >
      <div className={classes.line}>
        <TextInput
          ref={box}
          label={text.name}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          rightSection={<KeyHint name="N" />}
          aria-keyshortcuts="N"
        />
        <Button type="submit" variant="default" loading={act.isPending} disabled={label.trim().length < 2}>
          {text.create}
        </Button>
      </div>
      <FaultNote fault={act.error} />
    </form>
  );
}
