// The rows of a condition: about which question, what of it. A row that is not filled in yet changes nothing.
import { Button, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useText } from '#client/text/text.ts';
import { specials } from '#domain/questionnaire/answers.ts';
import type { Expression } from '#domain/questionnaire/expressions.ts';

import {
  caseFacts,
  conditionOfRows,
  isFilled,
  needsValue,
  relationsFor,
  type ConditionRow,
  type ConditionRows,
} from './condition-rows.ts';
import classes from './fields.module.css';
import type { KnownQuestions } from './known-questions.ts';

interface ConditionFormProps {
  label: string;
  rows: ConditionRows;
  known: KnownQuestions;
  onChange: (condition: Expression | undefined) => void;
}

export function ConditionForm({ label, rows: standing, known, onChange }: ConditionFormProps) {
  const text = useText().questionnaires.condition;
  // Rows that say nothing yet live here; the others are those of the condition.
  const [shown, setShown] = useState(standing);
  const [basis, setBasis] = useState(JSON.stringify(standing));
  const now = JSON.stringify(standing);
  if (basis !== now) {
    setBasis(now);
    const filled = JSON.stringify({ ...shown, rows: shown.rows.filter(isWhole) });
    if (filled !== now) setShown(standing);
  }
  function isWhole(row: ConditionRow): boolean {
    return isFilled(row, known.kindOf(row.about));
  }
  const put = (next: ConditionRows) => {
    setShown(next);
    const filled = { ...next, rows: next.rows.filter(isWhole) };
    setBasis(JSON.stringify(filled));
    onChange(conditionOfRows(filled, known.kindOf));
  };
  const putRow = (at: number, row: ConditionRow) => put({ ...shown, rows: shown.rows.with(at, row) });
  const add = () => put({ ...shown, rows: [...shown.rows, { about: '', relation: 'eq', value: '' }] });
  return (
    <div className={classes.rows} role="group" aria-label={label}>
      {shown.rows.length > 1 && (
        <NativeSelect
          aria-label={text.join}
          value={shown.join}
          data={[
            { value: 'and', label: text.all },
            { value: 'or', label: text.any },
          ]}
          onChange={(event) => put({ ...shown, join: event.currentTarget.value === 'or' ? 'or' : 'and' })}
          className={classes.narrow ?? ''}
          w="16rem"
        />
      )}
      {shown.rows.map((row, at) => (
        <Row
          key={at}
          row={row}
          known={known}
          onChange={(next) => putRow(at, next)}
          onRemove={() => put({ ...shown, rows: shown.rows.toSpliced(at, 1) })}
        />
      ))}
      <Button size="compact-sm" variant="default" onClick={add}>
        {shown.rows.length === 0 ? text.addFirst : text.addRow}
      </Button>
    </div>
  );
}

interface RowProps {
  row: ConditionRow;
  known: KnownQuestions;
  onChange: (row: ConditionRow) => void;
  onRemove: () => void;
}

function Row({ row, known, onChange, onRemove }: RowProps) {
  const text = useText().questionnaires.condition;
  const relations = relationsFor(known.kindOf(row.about), known.hasSpecials(row.about));
  const about = (name: string) => {
    const [first = 'answered'] = relationsFor(known.kindOf(name), known.hasSpecials(name));
    onChange({ about: name, relation: first, value: '' });
  };
  return (
    <div className={classes.row}>
      <NativeSelect
        className={classes.grow ?? ''}
        aria-label={text.about}
        value={row.about}
        onChange={(event) => about(event.currentTarget.value)}
      >
        <option value="">{text.chooseQuestion}</option>
        <optgroup label={text.questions}>
          {known.questions.map((question) => (
            <option key={question.name} value={question.name}>
              {question.name} · {known.labelOf(question)}
            </option>
          ))}
        </optgroup>
        <optgroup label={text.ofTheCase}>
          {caseFacts.map((fact) => (
            <option key={fact} value={fact}>
              {text.caseFacts(fact.slice('case:'.length))}
            </option>
          ))}
        </optgroup>
      </NativeSelect>
      <NativeSelect
        className={classes.narrow ?? ''}
        aria-label={text.relation}
        value={row.relation}
        data={relations.map((relation) => ({ value: relation, label: text.relations[relation] }))}
        onChange={(event) => {
          const relation = relations.find((one) => one === event.currentTarget.value);
          if (relation !== undefined) onChange({ ...row, relation, value: keptValue(row, relation) });
        }}
      />
      {needsValue(row.relation) && <Value row={row} known={known} onChange={onChange} />}
      <Button
        size="sm"
        variant="subtle"
        px={8}
        aria-label={text.removeRow}
        title={text.removeRow}
        onClick={onRemove}
      >
        ✕
      </Button>
    </div>
  );
}

/** A code stays a code; from and to lists of codes and special answers nothing is carried over. */
function keptValue(row: ConditionRow, relation: ConditionRow['relation']): string {
  const kindOf = (one: ConditionRow['relation']) => (one === 'special' || one === 'in' ? one : 'plain');
  return kindOf(row.relation) === kindOf(relation) ? row.value : '';
}

function Value({ row, known, onChange }: Omit<RowProps, 'onRemove'>) {
  const { condition: text } = useText().questionnaires;
  const special = useText().console.question.special;
  const put = (value: string) => onChange({ ...row, value });
  const codes = known.codesOf(row.about);
  if (row.relation === 'special')
    return (
      <Choice
        value={row.value}
        data={specials.map((one) => ({ value: one, label: special[one] }))}
        onChange={put}
      />
    );
  if (row.relation === 'in' && codes.length > 0)
    return (
      <MultiSelect
        className={classes.grow ?? ''}
        aria-label={text.value}
        data={codes}
        value={row.value
          .split(',')
          .map((code) => code.trim())
          .filter((code) => codes.some(({ value }) => value === code))}
        onChange={(chosen) => put(chosen.join(', '))}
        openOnFocus={false}
      />
    );
  if (codes.length > 0) return <Choice value={row.value} data={codes} onChange={put} />;
  return (
    <TextInput
      className={classes.narrow ?? ''}
      aria-label={text.value}
      type={known.kindOf(row.about) === 'date' ? 'date' : 'text'}
      value={row.value}
      onChange={(event) => put(event.currentTarget.value)}
      autoComplete="off"
    />
  );
}

interface ChoiceProps {
  value: string;
  data: { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Choice({ value, data, onChange }: ChoiceProps) {
  const text = useText().questionnaires.condition;
  return (
    <NativeSelect
      className={classes.grow ?? ''}
      aria-label={text.value}
      value={value}
      data={[{ value: '', label: text.chooseValue }, ...data]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
