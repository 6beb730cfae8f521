// Where the options of a question come from: its own, or a list that several questions share.
import { NativeSelect } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import type { ChoiceQuestion, Option } from '#domain/questionnaire/definition.ts';
import { optionsOf } from '#domain/questionnaire/questions.ts';

import { useEditing, useFaultAt } from './editing.ts';
import classes from './fields.module.css';
import { OptionsRows } from './options-rows.tsx';

interface OptionsFieldProps {
  question: ChoiceQuestion;
  onChange: (options: string | readonly Option[]) => void;
}

const own = '';

export function OptionsField({ question, onChange }: OptionsFieldProps) {
  const text = useText().questionnaires.fields;
  const { form, open } = useEditing();
  const { definition } = form;
  const { options, name } = question;
  const fault = useFaultAt()(`${name}.options`);
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
        <OptionsRows options={options} onChange={onChange} />
      )}
      {fault !== null && <p className={classes.fault}>{fault}</p>}
    </fieldset>
  );
}
