// The order of the questionnaire at a glance: blocks and questions, what is faulty, what has conditions. Arrows go
// through it, Alt with arrows moves what is open.
import { useRef } from 'react';

import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import type { Question, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { isAsked } from '#domain/questionnaire/questions.ts';
import { placeOf, type DraftProblem, type Place } from '#domain/questionnaire/versions/check-draft.ts';

import classes from './outline.module.css';
import { placeText } from './place-in-address.ts';

interface OutlineProps {
  definition: QuestionnaireDefinition;
  problems: readonly DraftProblem[];
  place: Place;
  onOpen: (place: Place) => void;
}

interface Line {
  place: Place;
  name: string;
  title: string;
  isBlock: boolean;
  marks: string;
}

export function Outline({ definition, problems, place, onOpen }: OutlineProps) {
  const text = useText().questionnaires.outline;
  const language = useLanguage();
  const list = useRef<HTMLUListElement>(null);
  const lines = linesOf(definition, language, text.marks);
  const faulty = new Set(problems.map(({ where }) => placeText(placeOf(definition, where))));
  const here = placeText(place);
  const step = (by: number) => {
    const at = lines.findIndex((line) => placeText(line.place) === here);
    const next = lines[at + by];
    if (next === undefined) return;
    onOpen(next.place);
    list.current?.querySelector<HTMLElement>(`[data-line="${at + by}"]`)?.focus();
  };
  const whole: [Place, string][] = [
    [{ part: 'settings' }, text.settings],
    [{ part: 'index' }, text.index],
  ];
  return (
    <nav aria-label={text.label} className={classes.outline}>
      <ul className={classes.whole}>
        {whole.map(([each, title]) => (
          <li key={title}>
            <button
              type="button"
              className={classes.line}
              aria-current={placeText(each) === here || undefined}
              onClick={() => onOpen(each)}
            >
              <span className={classes.title}>{title}</span>
              {faulty.has(placeText(each)) && <Fault label={text.faulty} />}
            </button>
          </li>
        ))}
      </ul>
      <ul
        ref={list}
        className={classes.lines}
        onKeyDown={(event) => {
          if (event.altKey || event.ctrlKey || event.metaKey) return;
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          step(event.key === 'ArrowDown' ? 1 : -1);
        }}
      >
        {lines.map((line, at) => {
          const isHere = placeText(line.place) === here;
          return (
            <li key={`${at}`} data-block={line.isBlock || undefined}>
              <button
                type="button"
                data-line={at}
                className={classes.line}
                aria-current={isHere || undefined}
                onClick={() => onOpen(line.place)}
              >
                <span className={classes.name}>{line.name}</span>
                <span className={classes.title}>{line.title === '' ? text.untitled : line.title}</span>
                {line.marks !== '' && <span className={classes.marks}>{line.marks}</span>}
                {faulty.has(placeText(line.place)) && <Fault label={text.faulty} />}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Fault({ label }: { label: string }) {
  return (
    <span className={classes.fault} role="img" aria-label={label} title={label}>
      ▲
    </span>
  );
}

function linesOf(
  definition: QuestionnaireDefinition,
  language: string,
  marks: { condition: string; ends: string; index: string },
): Line[] {
  const marksOf = (question: Question) =>
    [
      question.showIf !== undefined && marks.condition,
      isAsked(question) && (question.ends ?? []).length > 0 && marks.ends,
      'index' in question && question.index !== undefined && marks.index,
    ]
      .filter((mark) => mark !== false)
      .join(' · ');
  return definition.blocks.flatMap((block): Line[] => [
    {
      place: { part: 'block', name: block.name },
      name: '',
      title: block.title[language] ?? block.title.vi,
      isBlock: true,
      marks: block.showIf === undefined ? '' : marks.condition,
    },
    ...block.questions.map((question) => ({
      place: { part: 'question' as const, name: question.name },
      name: question.name,
      title: question.label[language] ?? question.label.vi,
      isBlock: false,
      marks: marksOf(question),
    })),
  ]);
}
