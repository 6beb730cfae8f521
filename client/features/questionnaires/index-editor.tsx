// What the satisfaction items add up to: items in factors, factors in groups. Items are named at their questions.
import { Button, NativeSelect, TextInput } from '@mantine/core';

import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import type { IndexStructure, Text } from '#domain/questionnaire/definition.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';

import { useEditing } from './editing.ts';
import classes from './fields.module.css';
import { NameField } from './name-field.tsx';
import { patched } from './patched.ts';
import { renameFactor } from './rename.ts';

type Group = IndexStructure['groups'][number];
type Factor = IndexStructure['factors'][number];
const none: IndexStructure = { groups: [], factors: [] };

export function IndexEditor() {
  const { fields: text } = useText().questionnaires;
  const language = useLanguage();
  const { form, problems } = useEditing();
  const { definition } = form;
  const index = definition.index ?? none;
  const put = (next: IndexStructure, what: string) => {
    const isEmpty = next.groups.length === 0 && next.factors.length === 0;
    form.change(patched(definition, { index: isEmpty ? undefined : next }), what && `index.${what}`);
  };
  const groups = (next: readonly Group[], what = '') => put({ ...index, groups: next }, what);
  const factors = (next: readonly Factor[], what = '') => put({ ...index, factors: next }, what);
  const taken = (code: string) => [...index.groups, ...index.factors].some((one) => one.code === code);
  const itemsOf = (factor: string) =>
    questionsOf(definition).filter((one) => 'index' in one && one.index?.factor === factor);
  const faults = problems.filter(({ where }) => where === 'index' || where.startsWith('index.'));
  return (
    <div className={classes.fields}>
      <p className={classes.note}>{text.indexNote}</p>
      {faults.map(({ where, code, message }) => (
        <p key={`${where} ${code} ${message.en}`} className={classes.fault}>
          {message[language]}
        </p>
      ))}
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{text.groups}</legend>
        {index.groups.map((group, at) => (
          <Coded
            key={at}
            what={`${text.groupOne} ${at + 1}`}
            coded={group}
            taken={taken}
            onCode={(code) =>
              put(
                {
                  groups: index.groups.with(at, { ...group, code }),
                  factors: index.factors.map((factor) =>
                    factor.group === group.code ? { ...factor, group: code } : factor,
                  ),
                },
                '',
              )
            }
            onName={(name) => groups(index.groups.with(at, { ...group, name }), `group${at}`)}
            onRemove={() => groups(index.groups.toSpliced(at, 1))}
          />
        ))}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => groups([...index.groups, { code: '', name: { vi: '' } }])}
        >
          {text.addGroup}
        </Button>
      </fieldset>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{text.factors}</legend>
        {index.factors.map((factor, at) => (
          <div key={at} className={classes.rule}>
            <Coded
              what={`${text.factorOne} ${at + 1}`}
              coded={factor}
              taken={taken}
              onCode={(code) => form.change(renameFactor(definition, at, factor.code, code), '')}
              onName={(name) => factors(index.factors.with(at, { ...factor, name }), `factor${at}`)}
              onRemove={() => factors(index.factors.toSpliced(at, 1))}
            />
            <NativeSelect
              aria-label={`${text.factorOne} ${at + 1}, ${text.groupOne}`}
              value={factor.group}
              data={[
                { value: '', label: text.chooseGroup },
                ...index.groups.map(({ code }) => ({ value: code, label: code })),
              ]}
              onChange={(event) =>
                factors(index.factors.with(at, { ...factor, group: event.currentTarget.value }))
              }
            />
            <p className={classes.note}>
              {itemsOf(factor.code).length === 0
                ? text.noItems
                : text.itemsAre(
                    itemsOf(factor.code)
                      .map(({ name }) => name)
                      .join(', '),
                  )}
            </p>
          </div>
        ))}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            factors([...index.factors, { code: '', name: { vi: '' }, group: index.groups[0]?.code ?? '' }])
          }
        >
          {text.addFactor}
        </Button>
      </fieldset>
    </div>
  );
}

interface CodedProps {
  what: string;
  coded: { readonly code: string; readonly name: Text };
  taken: (code: string) => boolean;
  onCode: (code: string) => void;
  onName: (name: Text) => void;
  onRemove: () => void;
}

function Coded({ what, coded, taken, onCode, onName, onRemove }: CodedProps) {
  const { fields: text, language: languageName } = useText().questionnaires;
  const { languages } = useEditing().form.definition;
  return (
    <div className={classes.row} role="group" aria-label={what}>
      <NameField
        className={classes.code}
        hiddenLabel={`${what}, ${text.code}`}
        name={coded.code}
        taken={taken}
        onRename={onCode}
      />
      {languages.map((language) => (
        <TextInput
          key={language}
          className={classes.grow ?? ''}
          aria-label={`${what}, ${languageName(language)}`}
          placeholder={languageName(language)}
          value={coded.name[language] ?? ''}
          onChange={(event) => onName({ ...coded.name, [language]: event.currentTarget.value })}
          autoComplete="off"
          lang={language}
        />
      ))}
      <Button size="sm" variant="subtle" px={6} aria-label={`${what}, ${text.remove}`} onClick={onRemove}>
        ✕
      </Button>
    </div>
  );
}
