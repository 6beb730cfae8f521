// A block: its name, its title, and when all of it is asked.
import { useText } from '#client/text/text.ts';
import type { Block } from '#domain/questionnaire/definition.ts';

import { ConditionField } from './condition-field.tsx';
import { replaceBlock } from './edits.ts';
import { useEditing, useFaultAt } from './editing.ts';
import classes from './fields.module.css';
import { questionBefore } from './known-questions.ts';
import { NameField } from './name-field.tsx';
import { patched } from './patched.ts';
import { TextFields } from './text-fields.tsx';

export function BlockEditor({ block }: { block: Block }) {
  const text = useText().questionnaires.fields;
  const { form, open } = useEditing();
  const fault = useFaultAt()(block.name);
  const { definition } = form;
  const { name } = block;
  const put = (next: Block, what: string) =>
    form.change(replaceBlock(definition, name, next), what && `${name}.${what}`);
  const firstQuestion = block.questions[0]?.name;
  const before = definition.blocks[definition.blocks.indexOf(block) - 1]?.questions.at(-1)?.name;
  return (
    <div className={classes.fields}>
      <NameField
        label={text.blockName}
        name={name}
        taken={(wanted) => definition.blocks.some((one) => one.name === wanted)}
        onRename={(to) => {
          put({ ...block, name: to }, '');
          open({ part: 'block', name: to });
        }}
        fault={fault}
      />
      <TextFields
        label={text.blockTitle}
        value={block.title}
        onChange={(title) => put({ ...block, title }, 'title')}
        where={`${name}.title`}
      />
      <ConditionField
        key={name}
        label={text.blockShowIf}
        note={text.showIfNote}
        value={block.showIf}
        onChange={(showIf) => put(patched(block, { showIf }), 'showIf')}
        where={`${name}.showIf`}
        place={`block ${name}.showIf`}
        upTo={firstQuestion === undefined ? (before ?? '') : questionBefore(definition, firstQuestion)}
      />
    </div>
  );
}
