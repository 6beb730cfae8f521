// In which of the two code systems an agency is named, and the administrative unit of it that it serves, found by name or
// code. An agency that no unit gave its name to is named alike in both.
import { Radio, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

import { useEndpoint } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import {
  findAdministrativeUnits,
  type AdministrativeUnitView,
  type AgencyFields,
} from '#contract/agencies.ts';
import { unitSystems, type UnitSystem } from '#domain/agencies/unit-systems.ts';

import classes from './agencies.module.css';

const inBoth = 'both';

interface UnitFieldProps {
  system: UnitSystem | null;
  code: string | null;
  /** Of the unit that was stored. */
  name: string | null;
  onChange: (part: Pick<AgencyFields, 'unitSystem' | 'unitCode'>) => void;
}

export function UnitField({ system, code, name, onChange }: UnitFieldProps) {
  const { form: text, systemShort, systemNote } = useText().agencies;
  const [stored] = useState({ system, code });
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<AdministrativeUnitView | null>(null);
  const [search] = useDebouncedValue(typed, 150);
  const found = useEndpoint(
    findAdministrativeUnits,
    { query: { system: system ?? '34', search } },
    { keepPrevious: true, staleTime: Infinity },
  );
  const units = found.data ?? [];
  const unit =
    (chosen?.code === code ? chosen : null) ??
    units.find((each) => each.system === system && each.code === code) ??
    null;
  // The stored unit is a choice too, whatever was found.
  const kept = code !== null ? [{ value: code, label: unit?.name ?? name ?? code }] : [];
  const data = [
    ...kept,
    ...units.filter((each) => each.code !== code).map(({ code: value, name: label }) => ({ value, label })),
  ];
  return (
    <fieldset className={classes.unit}>
      <legend>{text.unit}</legend>
      <Radio.Group
        aria-label={text.system}
        value={system ?? inBoth}
        onChange={(value) => {
          const unitSystem = unitSystems.find((each) => each === value) ?? null;
          onChange({ unitSystem, unitCode: unitSystem === stored.system ? stored.code : null });
        }}
      >
        <div className={classes.systems}>
          {unitSystems.map((value) => (
            <Radio key={value} value={value} label={systemShort[value]} size="xs" />
          ))}
          <Radio value={inBoth} label={text.systemBoth} size="xs" />
        </div>
      </Radio.Group>
      <Select
        aria-label={text.unit}
        description={system === null ? text.systemBothNote : systemNote[system]}
        disabled={system === null}
        placeholder={text.unitNote}
        data={data}
        value={code}
        onChange={(value) => {
          const next = units.find((each) => each.code === value) ?? null;
          setChosen(next);
          onChange({ unitSystem: system, unitCode: value });
        }}
        onSearchChange={setTyped}
        searchable
        clearable
        // What fits was decided by the server, which also looks into codes and what a unit lies in.
        filter={({ options }) => options}
        renderOption={({ option }) => (
          <UnitOption unit={units.find((each) => each.code === option.value)} {...option} />
        )}
        nothingFoundMessage={found.isFetching ? text.unitSearching : text.unitNotFound}
        maxDropdownHeight={320}
      />
      {unit && code !== null && <UnitNote unit={unit} />}
    </fieldset>
  );
}

function UnitOption({
  unit,
  label,
  value,
}: {
  unit: AdministrativeUnitView | undefined;
  label: string;
  value: string;
}) {
  return (
    <span>
      {label}
      <span className={classes.note}>
        {' '}
        · {value}
        {unit?.parentName ? ` · ${unit.parentName}` : ''}
      </span>
    </span>
  );
}

function UnitNote({ unit }: { unit: AdministrativeUnitView }) {
  const { form: text } = useText().agencies;
  return (
    <p className={classes.note}>
      {[
        text.code(unit.code),
        ...(unit.parentName === null ? [] : [unit.parentName]),
        ...(unit.became === null ? [] : [text.became(unit.became.name, unit.became.code)]),
      ].join(' · ')}
    </p>
  );
}
