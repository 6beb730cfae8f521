// One agency beside the tree: its fields, the names that lists give it, its removal. Enter saves, Esc closes.
import { Button, Select, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { finds } from '#client/ui/fold.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import {
  changeAgency,
  createAgency,
  getAgencies,
  getNewAgencyNames,
  type AgencyFields,
  type AgencyView,
} from '#contract/agencies.ts';
import { agencyLevel } from '#domain/samples/agency-level.ts';
import { agencyLevels } from '#domain/samples/plan.ts';

import classes from './agencies.module.css';
import { agencyChoices } from './agency-choices.ts';
import { KnownNames } from './known-names.tsx';
import { RemoveAgency } from './remove-agency.tsx';
import { withUnits } from './tree-rows.ts';
import { UnitField } from './unit-field.tsx';

interface AgencyFormProps {
  /** null for a new one. */
  agency: AgencyView | null;
  agencies: readonly AgencyView[];
  onClose: () => void;
  onSaved: (id: string) => void;
}

const blank: AgencyFields = {
  name: '',
  level: 'unknown',
  class: null,
  parentId: null,
  unitSystem: '34',
  unitCode: null,
};
const classNames = ['I', 'II', 'III'] as const;
const changes = [getAgencies, getNewAgencyNames];

export function AgencyForm({ agency, agencies, onClose, onSaved }: AgencyFormProps) {
  const { form: text, levels, tree, keys, systemShort } = useText().agencies;
  const [fields, setFields] = useState<AgencyFields>(() => (agency ? fieldsOf(agency) : blank));
  // Of a new one the name shows the level, until somebody says it.
  const [isLevelRead, setLevelRead] = useState(agency === null);
  const create = useAct(createAgency, { invalidates: changes, onDone: ({ id }) => onSaved(id) });
  const save = useAct(changeAgency, { invalidates: changes });
  const change = (part: Partial<AgencyFields>) => {
    save.reset();
    setFields({ ...fields, ...part });
  };
  const isReady = fields.name.trim().length >= 2;
  const own = agency ? withUnits(agencies, agency.id) : new Set<string>();
  useKeys([{ key: 'Escape', label: text.close, run: onClose }], { group: keys });
  const closeOnEscape = (event: KeyboardEvent) => {
    // In a field whose choices are open it closes those.
    const isChoosing = event.target instanceof Element && event.target.ariaExpanded === 'true';
    if (event.key !== 'Escape' || isChoosing) return;
    event.preventDefault();
    onClose();
  };
  return (
    <aside
      className={classes.form}
      aria-label={agency ? text.title : text.titleNew}
      onKeyDown={closeOnEscape}
    >
      <form
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          if (agency) save.mutate({ params: { agencyId: agency.id }, body: fields });
          else create.mutate({ body: fields });
        }}
      >
        <div className={classes.head}>
          <h2 className={classes.heading}>{agency ? text.title : text.titleNew}</h2>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={onClose}
            aria-keyshortcuts="Escape"
            rightSection={<KeyHint name="Escape" />}
          >
            {text.close}
          </Button>
        </div>
        <TextInput
          label={text.name}
          value={fields.name}
          onChange={(event) => {
            const name = event.currentTarget.value;
            change({ name, ...(isLevelRead ? { level: agencyLevel(name) } : {}) });
          }}
          error={isReady || (fields.name === '' && !agency) ? null : text.nameFault}
          maxLength={200}
          autoComplete="off"
          autoFocus={agency === null}
        />
        <div className={classes.pair}>
          <Select
            label={text.level}
            data={agencyLevels.map((level) => ({ value: level, label: levels[level] }))}
            value={fields.level}
            onChange={(value) => {
              setLevelRead(false);
              change({ level: agencyLevels.find((level) => level === value) ?? 'unknown' });
            }}
            allowDeselect={false}
          />
          <Select
            label={text.class}
            data={classNames.map((name) => ({ value: name, label: tree.classOf(name) }))}
            value={fields.class}
            onChange={(value) => change({ class: classNames.find((name) => name === value) ?? null })}
            placeholder={text.classNone}
            clearable
          />
        </div>
        <Select
          label={text.parent}
          data={agencyChoices(agencies, systemShort).filter(({ value }) => !own.has(value))}
          value={fields.parentId}
          onChange={(parentId) => change({ parentId })}
          placeholder={text.parentNone}
          searchable
          clearable
          filter={({ options, search }) =>
            options.filter((option) => 'label' in option && finds(search, option.label))
          }
          nothingFoundMessage={text.parentNotFound}
          limit={50}
        />
        <UnitField
          system={fields.unitSystem}
          code={fields.unitCode}
          name={agency?.unitCode === fields.unitCode ? (agency?.unitName ?? null) : null}
          onChange={change}
        />
        <FaultNote fault={save.error ?? create.error} />
        <div className={classes.acts}>
          <Button type="submit" disabled={!isReady} loading={save.isPending || create.isPending}>
            {text.save}
          </Button>
          {save.isSuccess && (
            <span role="status">
              <StatusMark kind="done">{text.saved}</StatusMark>
            </span>
          )}
        </div>
      </form>
      {agency && (
        <>
          <KnownNames agency={agency} />
          <RemoveAgency agency={agency} onRemoved={onClose} />
        </>
      )}
    </aside>
  );
}

function fieldsOf({
  name,
  level,
  class: className,
  parentId,
  unitSystem,
  unitCode,
}: AgencyView): AgencyFields {
  const known = classNames.find((each) => each === className) ?? null;
  return { name, level, class: known, parentId, unitSystem, unitCode };
}
