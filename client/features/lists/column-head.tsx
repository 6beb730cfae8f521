// The head of one column of the file: its letter, and the choice of what it is read as.
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { fieldLabels } from '#domain/lists/field-labels.ts';
import { essentialFields, listFields, type ListField } from '#domain/lists/header-words.ts';

import { columnLetter, roleKey, roleOfKey, type Role } from './column-roles.ts';
import { withColumn } from './mapping-draft.ts';
import { placeIds } from './places.ts';
import classes from './source-table.module.css';
import type { MappingForm } from './use-mapping-form.ts';

interface ColumnHeadProps {
  form: MappingForm;
  column: number;
  label: string;
  role: Role;
  /** Which of several columns of its field it is; null when alone. */
  place: number | null;
  isUnrecognised: boolean;
}

/** What rows need comes first. */
const offered = [...new Set<ListField>([...essentialFields, ...listFields])];
/** Two things in one cell, as the sổ theo dõi has it. */
const addressAndPhones: Role = ['phones', 'address'];
const unrecognisedKey = '?';

export function ColumnHead({ form, column, label, role, place, isUnrecognised }: ColumnHeadProps) {
  const text = useText().lists.mapping.columns;
  const language = useLanguage();
  const format = useFormat();
  const { draft, change, isRead } = form;
  const letter = columnLetter(column);
  const name = (fields: readonly ListField[]) =>
    fields.map((field) => fieldLabels[field][language]).join(text.both);
  const roles: Role[] = [
    ...offered.filter((field) => field !== 'ordinal').map((field) => [field]),
    addressAndPhones,
    ['ordinal'],
  ];
  const isListed = role.length === 0 || roles.some((each) => roleKey(each) === roleKey(role));
  return (
    <th
      scope="col"
      className={classes.column}
      data-state={isUnrecognised ? 'unrecognised' : role.length === 0 ? 'unused' : 'read'}
    >
      <span className={classes.letter}>
        {letter}
        {place !== null && <span className={classes.place}>{text.place(format.number(place))}</span>}
      </span>
      {isRead ? (
        <div className={classes.readAs}>{role.length === 0 ? text.none : name(role)}</div>
      ) : (
        <select
          id={placeIds.column(column)}
          className={classes.select}
          aria-label={text.readAsOf(letter, label)}
          value={isUnrecognised ? unrecognisedKey : roleKey(role)}
          onChange={(event) => change(withColumn(draft, column, roleOfKey(event.currentTarget.value)))}
        >
          {isUnrecognised && <option value={unrecognisedKey}>{text.unrecognised}</option>}
          <option value="">{text.none}</option>
          {(isListed ? roles : [...roles, role]).map((each) => (
            <option key={roleKey(each)} value={roleKey(each)}>
              {name(each)}
            </option>
          ))}
        </select>
      )}
    </th>
  );
}
