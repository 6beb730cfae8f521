// Citizens' own words: to be read, found and coded by keyboard; names and numbers in them are masked.
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';

import { useWho } from '#client/frame/who.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Page } from '#client/ui/page.tsx';

import { OpenAnswerFilters } from './open-answer-filters.tsx';
import { OpenAnswerRow } from './open-answer-row.tsx';
import classes from './open-answers.module.css';
import { OpenCodeFrame } from './open-code-frame.tsx';
import { ResultViews } from './result-views.tsx';
import { codeKeys, useOpenAnswers } from './use-open-answers.ts';

const perPage = 50;

export function OpenAnswersPage() {
  const text = useText().openAnswers;
  const format = useFormat();
  const { surveyId, view, answers, query, round, change, codesOf, toggle, fault } = useOpenAnswers();
  const isCoder = ['admin', 'supervisor', 'analyst'].includes(useWho().role);
  const [at, setAt] = useState(0);
  const searchBox = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const current = answers[Math.min(at, answers.length - 1)];
  const codes = view.frame.codes.filter(({ mergedInto }) => mergedInto === null);
  const page = Number(query.page);
  const hasMore = view.found === null || page * perPage < view.found;
  const moveTo = (index: number) => {
    const next = Math.min(answers.length - 1, Math.max(0, index));
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const turn = (to: number) => {
    setAt(0);
    change({ page: String(to) });
  };
  useKeys(
    [
      { key: 'ArrowDown', label: text.nextAnswer, run: () => moveTo(at + 1) },
      { key: 'ArrowUp', label: text.formerAnswer, run: () => moveTo(at - 1) },
      { key: '/', label: text.findKey, run: () => searchBox.current?.focus() },
      { key: 'PageDown', label: text.nextPage, run: () => hasMore && turn(page + 1) },
      { key: 'PageUp', label: text.formerPage, run: () => page > 1 && turn(page - 1) },
      ...(isCoder && current
        ? codes.slice(0, codeKeys.length).map((code, place) => ({
            key: codeKeys[place] ?? '',
            label: code.label,
            helpOnly: true,
            run: () => toggle(current, code.number),
          }))
        : []),
    ],
    { group: text.keys },
  );
  return (
    <Page
      title={text.title}
      lead={`${view.survey.name} · ${format.dayTime(view.takenAt)}. ${text.lead}`}
      actions={<ResultViews surveyId={surveyId} />}
    >
      {view.question === '' ? (
        <EmptyState title={text.none}>{text.noneText}</EmptyState>
      ) : (
        <>
          <OpenAnswerFilters view={view} query={query} change={change} searchBox={searchBox} />
          <FaultNote fault={fault} />
          <div className={classes.panes}>
            <section aria-label={text.list}>
              {answers.length === 0 ? (
                <EmptyState title={text.nothing}>{text.nothingText}</EmptyState>
              ) : (
                <ol className={classes.answers} ref={list}>
                  {answers.map((answer, index) => (
                    <OpenAnswerRow
                      key={answer.interviewId}
                      answer={answer}
                      isCurrent={answer === current}
                      codes={codesOf(answer)}
                      frame={view.frame.codes}
                      onChoose={() => setAt(index)}
                    />
                  ))}
                </ol>
              )}
              <div className={classes.foot}>
                <span role="status">
                  {view.found === null ? text.foundMany : text.found(format.number(view.found))} ·{' '}
                  {text.page(format.number(page))}
                </span>
                <Button
                  variant="default"
                  size="compact-sm"
                  disabled={page <= 1}
                  onClick={() => turn(page - 1)}
                >
                  {text.formerPage} <KeyHint name="PageUp" />
                </Button>
                <Button
                  variant="default"
                  size="compact-sm"
                  disabled={!hasMore}
                  onClick={() => turn(page + 1)}
                >
                  {text.nextPage} <KeyHint name="PageDown" />
                </Button>
              </div>
              <p className={classes.about}>{text.masking}</p>
            </section>
            <OpenCodeFrame
              surveyId={surveyId}
              view={view}
              round={round}
              onRound={(next) => change({ round: next === 'first' ? '' : next })}
              isCoder={isCoder}
              current={current}
              chosen={current ? (codesOf(current) ?? []) : []}
              onToggle={(number) => current && toggle(current, number)}
            />
          </div>
        </>
      )}
    </Page>
  );
}
