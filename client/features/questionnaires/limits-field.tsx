// What answers a question takes: hard limits refuse, soft ones ask the operator to confirm.
import { Checkbox, TextInput } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import type {
  ChoiceLimits,
  DateLimits,
  NumberLimits,
  Question,
  TextLimits,
  Validation,
} from '#domain/questionnaire/definition.ts';

import { useFaultAt } from './editing.ts';
import classes from './fields.module.css';
import { patched } from './patched.ts';

type Limited = Extract<Question, { kind: 'multiple' | 'number' | 'date' | 'text' }>;

interface LimitsFieldProps {
  question: Limited;
  onChange: (question: Limited) => void;
}

const degrees = ['hard', 'soft'] as const;

export function LimitsField({ question, onChange }: LimitsFieldProps) {
  const text = useText().questionnaires.fields;
  const fault = useFaultAt()(`${question.name}.validation`);
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{text.limits}</legend>
      {degrees.map((degree) => (
        <div key={degree} className={classes.row} role="group" aria-label={text.degrees[degree]}>
          <span className={classes.degree}>{text.degrees[degree]}</span>
          <Limits question={question} degree={degree} onChange={onChange} />
        </div>
      ))}
      {fault !== null && <p className={classes.fault}>{fault}</p>}
    </fieldset>
  );
}

interface LimitsProps extends LimitsFieldProps {
  degree: (typeof degrees)[number];
}

function Limits({ question, degree, onChange }: LimitsProps) {
  switch (question.kind) {
    case 'multiple':
      return (
        <MinMax
          whole
          limits={question.validation?.[degree] ?? {}}
          onChange={(limits: ChoiceLimits) =>
            onChange(patched(question, { validation: within(question.validation, degree, limits) }))
          }
        />
      );
    case 'number':
      return (
        <NumberLimit
          limits={question.validation?.[degree] ?? {}}
          onChange={(limits) =>
            onChange(patched(question, { validation: within(question.validation, degree, limits) }))
          }
        />
      );
    case 'date':
      return (
        <DateLimit
          limits={question.validation?.[degree] ?? {}}
          onChange={(limits) =>
            onChange(patched(question, { validation: within(question.validation, degree, limits) }))
          }
        />
      );
    case 'text':
      return (
        <TextLimit
          limits={question.validation?.[degree] ?? {}}
          onChange={(limits) =>
            onChange(patched(question, { validation: within(question.validation, degree, limits) }))
          }
        />
      );
  }
}

/** The validation with these limits of one degree; undefined when nothing is limited any more. */
function within<L extends object>(
  validation: Validation<L> | undefined,
  degree: (typeof degrees)[number],
  limits: L,
): Validation<L> | undefined {
  const next = patched<Validation<L>>(validation ?? {}, {
    [degree]: Object.keys(limits).length === 0 ? undefined : limits,
  });
  return Object.keys(next).length === 0 ? undefined : next;
}

interface Part<L> {
  limits: L;
  onChange: (limits: L) => void;
}

function MinMax({ limits, onChange, whole = false }: Part<ChoiceLimits> & { whole?: boolean }) {
  const text = useText().questionnaires.fields;
  return (
    <>
      <NumberField
        label={undefined}
        hiddenLabel={text.least}
        placeholder={text.least}
        whole={whole}
        value={limits.min ?? null}
        onChange={(min) => onChange(patched(limits, { min: min ?? undefined }))}
        className={classes.narrow}
      />
      <NumberField
        label={undefined}
        hiddenLabel={text.most}
        placeholder={text.most}
        whole={whole}
        value={limits.max ?? null}
        onChange={(max) => onChange(patched(limits, { max: max ?? undefined }))}
        className={classes.narrow}
      />
    </>
  );
}

function NumberLimit({ limits, onChange }: Part<NumberLimits>) {
  const text = useText().questionnaires.fields;
  return (
    <>
      <MinMax limits={limits} onChange={(next) => onChange({ ...limitsKept(limits), ...next })} />
      <Checkbox
        size="xs"
        label={text.whole}
        checked={limits.whole ?? false}
        onChange={(event) => onChange(patched(limits, { whole: event.currentTarget.checked || undefined }))}
      />
    </>
  );
}

/** What the pair of limits does not hold. */
function limitsKept({ whole }: NumberLimits): NumberLimits {
  return whole === undefined ? {} : { whole };
}

function DateLimit({ limits, onChange }: Part<DateLimits>) {
  const text = useText().questionnaires.fields;
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          aria-label={text[end]}
          value={limits[end] ?? ''}
          onChange={(event) => onChange(patched(limits, { [end]: event.currentTarget.value || undefined }))}
        />
      ))}
    </>
  );
}

function TextLimit({ limits, onChange }: Part<TextLimits>) {
  const text = useText().questionnaires.fields;
  return (
    <>
      <NumberField
        label={undefined}
        hiddenLabel={text.maxLength}
        placeholder={text.maxLength}
        whole
        value={limits.maxLength ?? null}
        onChange={(maxLength) => onChange(patched(limits, { maxLength: maxLength ?? undefined }))}
        className={classes.narrow}
      />
      <TextInput
        className={classes.grow ?? ''}
        aria-label={text.pattern}
        placeholder={text.pattern}
        value={limits.pattern ?? ''}
        onChange={(event) => onChange(patched(limits, { pattern: event.currentTarget.value || undefined }))}
        autoComplete="off"
        spellCheck={false}
      />
    </>
  );
}
