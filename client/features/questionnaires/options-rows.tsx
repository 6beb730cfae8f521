// The options of a question or a shared list; their order is that on the screen.
import { Button } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import type { Option } from '#domain/questionnaire/definition.ts';

import { useEditing } from './editing.ts';
import classes from './fields.module.css';
import { OptionRow, type OptionsOwner } from './option-row.tsx';
import { withoutRule } from './unread-problems.ts';

interface OptionsRowsProps {
  owner: OptionsOwner;
  options: readonly Option[];
  onChange: (options: readonly Option[]) => void;
}

export function OptionsRows({ owner, options, onChange }: OptionsRowsProps) {
  const text = useText().questionnaires.fields;
  const { form } = useEditing();
  const move = (at: number, option: Option, step: -1 | 1) => {
    onChange(options.toSpliced(at, 1).toSpliced(at + step, 0, option));
    const [one, other] = [`${owner.where}.${at}`, `${owner.where}.${at + step}`];
    form.moveUnread((place) => (place === one ? other : place === other ? one : place));
  };
  const remove = (at: number) => {
    onChange(options.toSpliced(at, 1));
    form.moveUnread(withoutRule(owner.where, at));
  };
  const add = () => {
    const code = Math.max(0, ...options.map((option) => option.code).filter(Number.isFinite)) + 1;
    onChange([...options, { code, label: { vi: '' } }]);
  };
  return (
    <div className={classes.rows}>
      {options.map((option, at) => (
        <OptionRow
          key={at}
          owner={owner}
          option={option}
          at={at}
          isLast={at === options.length - 1}
          onChange={(next) => onChange(options.with(at, next))}
          onMove={(step) => move(at, option, step)}
          onRemove={() => remove(at)}
        />
      ))}
      <Button size="compact-sm" variant="default" onClick={add}>
        {text.addOption}
      </Button>
    </div>
  );
}
