// One option: code, key, label; behind «…» when it is offered, whether it keeps its place, what choosing it does.
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useText } from '#client/text/text.ts';
import { effects, type Option } from '#domain/questionnaire/definition.ts';

import { ConditionField } from './condition-field.tsx';
import { useEditing } from './editing.ts';
import classes from './fields.module.css';
import { patched } from './patched.ts';

export interface OptionsOwner {
  /** Where the check speaks of them: `F3.options`, or a list's name. */
  where: string;
  /** The last question that an option's condition may read; null: all. */
  upTo: string | null;
}

interface OptionRowProps {
  owner: OptionsOwner;
  option: Option;
  at: number;
  isLast: boolean;
  onChange: (option: Option) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
}

export function OptionRow(props: OptionRowProps) {
  const { option, at, isLast, onChange, onMove, onRemove } = props;
  const { fields: text, rules, language: languageName } = useText().questionnaires;
  const { languages } = useEditing().form.definition;
  const [wanted, setWanted] = useState(false);
  const isOpen = wanted || option.showIf !== undefined || option.effect !== undefined;
  const which = `${text.option} ${at + 1}`;
  const acts = [
    { sign: '…', label: rules.more, run: () => setWanted(!wanted), disabled: false },
    { sign: '↑', label: text.up, run: () => onMove(-1), disabled: at === 0 },
    { sign: '↓', label: text.down, run: () => onMove(1), disabled: isLast },
    { sign: '×', label: text.remove, run: onRemove, disabled: false },
  ];
  return (
    <div role="group" aria-label={which} className={classes.rows}>
      <div className={classes.row}>
        <TextInput
          className={classes.code ?? ''}
          aria-label={`${which}, ${text.code}`}
          placeholder={text.code}
          value={String(option.code)}
          inputMode="numeric"
          onChange={(event) => onChange({ ...option, code: numberIn(event.currentTarget.value) })}
          autoComplete="off"
        />
        <TextInput
          className={classes.code ?? ''}
          aria-label={`${which}, ${text.key}`}
          placeholder={text.key}
          value={option.key ?? ''}
          maxLength={1}
          onChange={(event) =>
            onChange(patched(option, { key: event.currentTarget.value.toUpperCase() || undefined }))
          }
          autoComplete="off"
        />
        {languages.map((language) => (
          <TextInput
            key={language}
            className={classes.grow ?? ''}
            aria-label={`${which}, ${languageName(language)}`}
            placeholder={languageName(language)}
            value={option.label[language] ?? ''}
            lang={language}
            onChange={(event) =>
              onChange({ ...option, label: { ...option.label, [language]: event.currentTarget.value } })
            }
            autoComplete="off"
            spellCheck={false}
          />
        ))}
        <span className={classes.place}>
          {acts.map(({ sign, label, run, disabled }) => (
            <Button
              key={sign}
              size="sm"
              variant="subtle"
              px={6}
              aria-label={`${which}, ${label}`}
              title={label}
              disabled={disabled}
              onClick={run}
            >
              {sign}
            </Button>
          ))}
        </span>
      </div>
      {isOpen && <Further {...props} />}
    </div>
  );
}

function Further({ owner, option, at, onChange }: OptionRowProps) {
  const { rules: text } = useText().questionnaires;
  return (
    <div className={classes.rule}>
      <ConditionField
        label={text.offeredIf}
        note={text.offeredNote}
        value={option.showIf}
        onChange={(showIf) => onChange(patched(option, { showIf }))}
        where={owner.where}
        place={`${owner.where}.${at}`}
        upTo={owner.upTo}
      />
      <div className={classes.choices}>
        <Checkbox
          size="xs"
          label={text.optionFixed}
          checked={option.fixed ?? false}
          onChange={(event) => onChange(patched(option, { fixed: event.currentTarget.checked || undefined }))}
        />
        <NativeSelect
          size="xs"
          aria-label={text.effect}
          value={option.effect ?? ''}
          data={[
            { value: '', label: text.effects.none },
            ...effects.map((effect) => ({ value: effect, label: text.effects[effect] })),
          ]}
          onChange={(event) => {
            const effect = effects.find((one) => one === event.currentTarget.value);
            onChange(patched(option, { effect }));
          }}
        />
      </div>
    </div>
  );
}

/** What is typed as a code; 0 while nothing is. */
function numberIn(typed: string): number {
  const number = Number(typed.trim());
  return Number.isFinite(number) ? number : 0;
}
