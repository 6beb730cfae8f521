// A list of options that several questions share.
import { Button } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import type { OptionList } from '#domain/questionnaire/definition.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';

import { useEditing, useFaultAt } from './editing.ts';
import classes from './fields.module.css';
import { NameField } from './name-field.tsx';
import { OptionsRows } from './options-rows.tsx';
import { renameList } from './rename.ts';

export function ListEditor({ list }: { list: OptionList }) {
  const text = useText().questionnaires.fields;
  const { form, open } = useEditing();
  const fault = useFaultAt()(list.name);
  const { definition } = form;
  const lists = definition.optionLists ?? [];
  const users = questionsOf(definition).filter(
    (question) => 'options' in question && question.options === list.name,
  );
  return (
    <div className={classes.fields}>
      <NameField
        label={text.listName}
        name={list.name}
        taken={(wanted) => lists.some((one) => one.name === wanted)}
        onRename={(to) => {
          form.change(renameList(definition, list.name, to), '');
          open({ part: 'list', name: to });
        }}
        fault={fault}
      />
      <p className={classes.note}>
        {users.length === 0 ? text.listUnused : text.listUsedBy(users.map(({ name }) => name).join(', '))}
      </p>
      <OptionsRows
        options={list.options}
        onChange={(options) =>
          form.change(
            {
              ...definition,
              optionLists: lists.map((one) => (one.name === list.name ? { ...one, options } : one)),
            },
            `${list.name}.options`,
          )
        }
      />
      {users.length === 0 && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              form.change({ ...definition, optionLists: lists.filter(({ name }) => name !== list.name) }, '');
              open({ part: 'settings' });
            }}
          >
            {text.removeList}
          </Button>
        </div>
      )}
    </div>
  );
}
