// What the questionnaire is as a whole: title, key, languages, source, shared lists.
import { Button, TagsInput, Textarea, TextInput } from '@mantine/core';

import { useText } from '#client/text/text.ts';

import { freeName } from './edits.ts';
import { useEditing, useFaultAt } from './editing.ts';
import classes from './fields.module.css';
import { TextFields } from './text-fields.tsx';

export function SettingsEditor() {
  const text = useText().questionnaires.fields;
  const { form, open } = useEditing();
  const faultAt = useFaultAt();
  const { definition } = form;
  const lists = definition.optionLists ?? [];
  const addList = () => {
    const name = freeName(definition, 'danh-muc');
    form.change({ ...definition, optionLists: [...lists, { name, options: [] }] }, '');
    open({ part: 'list', name });
  };
  return (
    <div className={classes.fields}>
      <TextFields
        label={text.title}
        value={definition.title}
        onChange={(title) => form.change({ ...definition, title }, 'title')}
        where="title"
      />
      <TextInput
        label={text.formKey}
        description={text.formKeyNote}
        value={definition.key}
        error={faultAt('key')}
        onChange={(event) => form.change({ ...definition, key: event.currentTarget.value }, 'key')}
        autoComplete="off"
        spellCheck={false}
      />
      <TagsInput
        label={text.languages}
        description={text.languagesNote}
        value={[...definition.languages]}
        onChange={(languages) =>
          form.change({ ...definition, languages: languages.length === 0 ? ['vi'] : languages }, '')
        }
        data={['vi', 'en', 'rad', 'cmo', 'khm', 'tyz', 'nut', 'jra', 'bdq']}
        error={faultAt('languages')}
        acceptValueOnBlur
        openOnFocus={false}
      />
      <Textarea
        label={text.formSource}
        description={text.sourceNote}
        value={definition.source}
        error={faultAt('source')}
        onChange={(event) => form.change({ ...definition, source: event.currentTarget.value }, 'source')}
        autosize
        minRows={2}
      />
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{text.lists}</legend>
        {lists.map(({ name, options }) => (
          <button
            key={name}
            type="button"
            className={classes.link}
            onClick={() => open({ part: 'list', name })}
          >
            {text.listOf(name, String(options.length))}
          </button>
        ))}
        <Button size="compact-sm" variant="default" onClick={addList}>
          {text.addList}
        </Button>
      </fieldset>
    </div>
  );
}
