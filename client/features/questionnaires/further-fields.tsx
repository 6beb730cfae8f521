// What a question counts for and where it comes from: index, phúc tra, estimated time, source.
import { NativeSelect, TextInput } from '@mantine/core';

import { useText, useFormat } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import type { Question } from '#domain/questionnaire/definition.ts';
import { hasOptions, isAsked } from '#domain/questionnaire/questions.ts';

import { useEditing, useFaultAt } from './editing.ts';
import classes from './fields.module.css';
import { IndicatorField } from './indicator-field.tsx';
import { estimatedSeconds } from './new-question.ts';
import { patched } from './patched.ts';
import { RepeatsField } from './repeats-field.tsx';

interface FurtherFieldsProps {
  question: Question;
  onChange: (question: Question, what: string) => void;
}

export function FurtherFields({ question, onChange }: FurtherFieldsProps) {
  const text = useText().questionnaires.fields;
  const format = useFormat();
  const faultAt = useFaultAt();
  const estimate = estimatedSeconds(question);
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{text.further}</legend>
      {(question.kind === 'scale' || question.kind === 'single') && (
        <IndexField question={question} onChange={onChange} />
      )}
      {hasOptions(question) && <IndicatorField question={question} onChange={onChange} />}
      <RepeatsField
        question={question}
        onChange={(repeats) => onChange(patched(question, { repeats }), 'repeats')}
      />
      <div className={classes.head}>
        {isAsked(question) && (
          <NumberField
            label={text.seconds}
            description={
              estimate === question.seconds ? undefined : (
                <button
                  type="button"
                  className={classes.link}
                  onClick={() => onChange({ ...question, seconds: estimate }, '')}
                >
                  {text.useEstimate(format.number(estimate))}
                </button>
              )
            }
            value={question.seconds}
            onChange={(seconds) => onChange({ ...question, seconds: seconds ?? 0 }, 'seconds')}
            error={faultAt(`${question.name}.seconds`)}
          />
        )}
        <TextInput
          label={text.source}
          description={text.sourceNote}
          value={question.source}
          error={faultAt(`${question.name}.source`)}
          onChange={(event) => onChange({ ...question, source: event.currentTarget.value }, 'source')}
          autoComplete="off"
        />
      </div>
    </fieldset>
  );
}

/** No factor has this code: codes begin with a letter. */
const uncounted = '-';

type Rated = Extract<Question, { kind: 'single' | 'scale' }>;

function IndexField({ question, onChange }: FurtherFieldsProps & { question: Rated }) {
  const text = useText().questionnaires.fields;
  const { form, open } = useEditing();
  const fault = useFaultAt()(`${question.name}.index`);
  const factors = form.definition.index?.factors ?? [];
  const { index } = question;
  // A scale has to say whether it counts; anything else does not count unless it says so.
  const undecided = index === undefined && question.kind === 'scale' && factors.length > 0;
  const factorNames = factors.map(({ code, name }) => ({ value: code, label: `${code} · ${name.vi}` }));
  const strayed =
    index && !factors.some(({ code }) => code === index.factor)
      ? [{ value: index.factor, label: index.factor }]
      : [];
  return (
    <>
      <div className={classes.pair}>
        <NativeSelect
          label={text.factor}
          value={index?.factor ?? (undecided ? '' : uncounted)}
          data={[
            ...(undecided ? [{ value: '', label: '—' }] : []),
            { value: uncounted, label: text.noFactor },
            ...factorNames,
            ...strayed,
          ]}
          error={fault}
          onChange={(event) => {
            const factor = event.currentTarget.value;
            const none = question.kind === 'scale' ? null : undefined;
            const next = factor === uncounted ? none : { factor, item: index?.item ?? question.name };
            onChange(patched(question, { index: next }), '');
          }}
        />
        {index && (
          <TextInput
            label={text.item}
            value={index.item}
            onChange={(event) =>
              onChange({ ...question, index: { ...index, item: event.currentTarget.value } }, 'index')
            }
            autoComplete="off"
          />
        )}
      </div>
      {factors.length === 0 && (
        <button type="button" className={classes.link} onClick={() => open({ part: 'index' })}>
          {text.toIndex}
        </button>
      )}
    </>
  );
}
