// Everything about one question: what is said, what may be answered, when it is asked, what it counts for.
import { NativeSelect } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import type { Question } from '#domain/questionnaire/definition.ts';
import { hasOptions, isAsked, questionsOf } from '#domain/questionnaire/questions.ts';

import { ComputeField } from './compute-field.tsx';
import { ConditionField } from './condition-field.tsx';
import { replaceQuestion } from './edits.ts';
import { useEditing, useFaultAt } from './editing.ts';
import { EndsField } from './ends-field.tsx';
import classes from './fields.module.css';
import { FurtherFields } from './further-fields.tsx';
import { questionBefore } from './known-questions.ts';
import { LimitsField } from './limits-field.tsx';
import { NameField } from './name-field.tsx';
import { ofKind, questionKinds } from './new-question.ts';
import { OptionsField } from './options-field.tsx';
import { patched } from './patched.ts';
import { renameQuestion } from './rename.ts';
import { SpecialField } from './special-field.tsx';
import { TextFields, unlessEmpty } from './text-fields.tsx';

export function QuestionEditor({ question }: { question: Question }) {
  const text = useText().questionnaires;
  const { form, open } = useEditing();
  const faultAt = useFaultAt();
  const { definition } = form;
  const { name } = question;
  const put = (next: Question, what: string) =>
    form.change(replaceQuestion(definition, name, next), what && `${name}.${what}`);
  const rename = (to: string) => {
    form.change(renameQuestion(definition, name, to), '');
    open({ part: 'question', name: to });
  };
  return (
    <div className={classes.fields}>
      <div className={classes.head}>
        <NameField
          label={text.fields.name}
          name={name}
          taken={(wanted) => questionsOf(definition).some((one) => one.name === wanted)}
          onRename={rename}
          fault={faultAt(name)}
        />
        <NativeSelect
          label={text.fields.kind}
          value={question.kind}
          data={questionKinds.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
          onChange={(event) => {
            const kind = questionKinds.find((one) => one === event.currentTarget.value);
            if (kind !== undefined) put(ofKind(question, kind), '');
          }}
        />
      </div>
      {isAsked(question) && (
        <TextFields
          label={text.fields.say}
          large
          value={question.say}
          onChange={(say) => put({ ...question, say }, 'say')}
          where={`${name}.say`}
        />
      )}
      {hasOptions(question) && (
        <OptionsField question={question} onChange={(options) => put({ ...question, options }, 'options')} />
      )}
      {isAsked(question) && question.kind !== 'statement' && (
        <SpecialField question={question} onChange={(fields) => put(patched(question, fields), '')} />
      )}
      {question.kind === 'computed' && (
        <ComputeField question={question} onChange={(fields) => put({ ...question, ...fields }, 'compute')} />
      )}
      {isLimited(question) && (
        <LimitsField question={question} onChange={(next) => put(next, 'validation')} />
      )}
      <ConditionField
        key={`${name}.showIf`}
        label={text.fields.showIf}
        note={text.fields.showIfNote}
        value={question.showIf}
        onChange={(showIf) => put(patched(question, { showIf }), 'showIf')}
        where={`${name}.showIf`}
        place={`${name}.showIf`}
        upTo={questionBefore(definition, name)}
      />
      {isAsked(question) && (
        <>
          <EndsField question={question} onChange={(ends) => put(patched(question, { ends }), 'ends')} />
          <TextFields
            label={text.fields.instruction}
            note={text.fields.instructionNote}
            value={question.instruction}
            onChange={(instruction) =>
              put(patched(question, { instruction: unlessEmpty(instruction) }), 'instruction')
            }
            where={`${name}.instruction`}
          />
          <TextFields
            label={text.fields.probe}
            note={text.fields.probeNote}
            value={question.probe}
            onChange={(probe) => put(patched(question, { probe: unlessEmpty(probe) }), 'probe')}
            where={`${name}.probe`}
          />
        </>
      )}
      <TextFields
        label={text.fields.label}
        note={text.fields.labelNote}
        value={question.label}
        onChange={(label) => put({ ...question, label }, 'label')}
        where={`${name}.label`}
      />
      <FurtherFields question={question} onChange={put} />
    </div>
  );
}

type Limited = Extract<Question, { kind: 'multiple' | 'number' | 'date' | 'text' }>;

function isLimited(question: Question): question is Limited {
  return ['multiple', 'number', 'date', 'text'].includes(question.kind);
}
