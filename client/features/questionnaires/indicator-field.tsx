// Whether a choice question is a criterion of perceptions or expectations, which, and what of it is the figure.
import { NativeSelect, TextInput } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import { aspects, type ChoiceQuestion, type Indicator } from '#domain/questionnaire/definition.ts';

import { useFaultAt } from './editing.ts';
import classes from './fields.module.css';
import { patched } from './patched.ts';

interface IndicatorFieldProps {
  question: ChoiceQuestion;
  onChange: (question: ChoiceQuestion, what: string) => void;
}

export function IndicatorField({ question, onChange }: IndicatorFieldProps) {
  const text = useText().forms.indicator;
  const fault = useFaultAt()(`${question.name}.indicator`);
  const { indicator } = question;
  const put = (next: Indicator | undefined, what: string) =>
    onChange(patched(question, { indicator: next }), what);
  const countsOf = (written: string): number[] => (written.match(/\d+/g) ?? []).map(Number);
  return (
    <div className={classes.pair}>
      <NativeSelect
        label={text.aspect}
        value={indicator?.aspect ?? ''}
        data={[
          { value: '', label: text.none },
          ...aspects.map((value) => ({ value, label: text.aspects[value] })),
        ]}
        error={fault}
        onChange={(event) => {
          const aspect = aspects.find((one) => one === event.currentTarget.value);
          put(aspect && { criterion: 1, ...indicator, aspect }, '');
        }}
      />
      {indicator && (
        <>
          <NumberField
            label={text.criterion}
            value={indicator.criterion}
            whole
            onChange={(criterion) => put({ ...indicator, criterion: criterion ?? 1 }, 'criterion')}
          />
          <TextInput
            label={text.counts}
            description={text.countsNote}
            // The codes as they stand; what is typed on the way, a blank at the end, is the field's own.
            key={question.name}
            defaultValue={(indicator.counts ?? []).join(' ')}
            onChange={(event) => {
              const counts = countsOf(event.currentTarget.value);
              put(patched(indicator, { counts: counts.length === 0 ? undefined : counts }), 'counts');
            }}
            autoComplete="off"
          />
        </>
      )}
    </div>
  );
}
