// Where the options of a question come from: its own, or a list that several questions share.
import { Checkbox, NativeSelect } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import type { ChoiceQuestion, Option } from '#domain/questionnaire/definition.ts';
import { optionsOf } from '#domain/questionnaire/questions.ts';

import { useEditing, useFaultAt } from './editing.ts';
import classes from './fields.module.css';
import { questionBefore } from './known-questions.ts';
import { OptionsRows } from './options-rows.tsx';

interface OptionsFieldProps {
  question: ChoiceQuestion;
  onChange: (options: string | readonly Option[]) => void;
  onOrder: (order: 'random' | undefined) => void;
}

const own = '';

export function OptionsField({ question, onChange, onOrder }: OptionsFieldProps) {
  const { fields: text, rules } = useText().questionnaires;
  const { form, open } = useEditing();
  const { definition } = form;
  const { options, name } = question;
  const faultAt = useFaultAt();
  const fault = faultAt(`${name}.options`);
  const orderFault = faultAt(`${name}.order`);
  const lists = definition.optionLists ?? [];
  const isShared = typeof options === 'string';
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{text.options}</legend>
      {(lists.length > 0 || isShared) && (
        <div className={classes.row}>
          <NativeSelect
            aria-label={text.optionsFrom}
            value={isShared ? options : own}
            data={[
              { value: own, label: text.ownOptions },
              ...lists.map((list) => ({ value: list.name, label: text.sharedList(list.name) })),
            ]}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              onChange(chosen === own ? optionsOf(definition, question) : chosen);
            }}
          />
          {isShared && lists.some((list) => list.name === options) && (
            <button
              type="button"
              className={classes.link}
              onClick={() => open({ part: 'list', name: options })}
            >
              {text.editList(options)}
            </button>
          )}
        </div>
      )}
      {isShared ? (
        <ol className={classes.note}>
          {optionsOf(definition, question).map(({ code, label }) => (
            <li key={code} value={code}>
              {label.vi}
            </li>
          ))}
        </ol>
      ) : (
        <OptionsRows
          owner={{ where: `${name}.options`, upTo: questionBefore(definition, name) }}
          options={options}
          onChange={onChange}
        />
      )}
      {(question.kind !== 'scale' || question.order !== undefined) && (
        <Checkbox
          size="xs"
          label={rules.randomOptions}
          checked={question.order !== undefined}
          error={orderFault}
          onChange={(event) => onOrder(event.currentTarget.checked ? 'random' : undefined)}
        />
      )}
      {fault !== null && <p className={classes.fault}>{fault}</p>}
    </fieldset>
  );
}
