// The fields that rows need and no column states: what follows from each; and the agency of a list that names none.
import { Autocomplete } from '@mantine/core';

import { useEndpoint } from '#client/api/queries.ts';
import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import { finds } from '#client/ui/fold.ts';
import { Section } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { getAgencies } from '#contract/agencies.ts';
import { fieldLabels } from '#domain/lists/field-labels.ts';
import { essentialFields } from '#domain/lists/header-words.ts';

import { missingOf } from './mapping-draft.ts';
import classes from './mapping.module.css';
import { placeIds } from './places.ts';
import type { MappingForm } from './use-mapping-form.ts';

/** Without these no row is accepted. */
const fatal = new Set<string>(['agencyName', 'phones', 'resultOn']);

export function MissingFields({ form }: { form: MappingForm }) {
  const text = useText().lists.mapping.missing;
  const language = useLanguage();
  const { draft, isRead } = form;
  const open = missingOf(draft);
  const hasAgencyColumn = draft.columns.agencyName !== undefined;
  // The agency keeps its place while its name is being typed.
  const shown = essentialFields.filter(
    (field) => open.includes(field) || (field === 'agencyName' && !hasAgencyColumn),
  );
  return (
    <Section title={isRead ? text.titleRead : text.title}>
      <div id={placeIds.missing} tabIndex={-1} className={classes.missing}>
        {shown.length === 0 && <p className={classes.note}>{text.all}</p>}
        {shown.map((field) => (
          <div key={field}>
            <StatusMark kind={!open.includes(field) ? 'done' : fatal.has(field) ? 'trouble' : 'waiting'}>
              {fieldLabels[field][language]}
            </StatusMark>
            <p className={classes.consequence}>
              {isRead && field === 'agencyName' ? text.agencyRead : text.consequences[field]}{' '}
              {open.includes(field) && fatal.has(field) && text.fatal}
            </p>
            {field === 'agencyName' &&
              (isRead ? <strong>{draft.agencyName}</strong> : <AgencyOfList form={form} />)}
          </div>
        ))}
      </div>
    </Section>
  );
}

const suggested = 8;

function AgencyOfList({ form: { draft, change } }: { form: MappingForm }) {
  const text = useText().lists.mapping.agency;
  // Suggestions only: without them the name is typed.
  const agencies = useEndpoint(getAgencies, {});
  return (
    <Autocomplete
      id={placeIds.agency}
      className={classes.agency ?? ''}
      label={text.label}
      description={text.note}
      value={draft.agencyName}
      onChange={(agencyName) => change({ ...draft, agencyName })}
      data={[...new Set(agencies.data?.map(({ name }) => name))]}
      filter={({ options, search, limit }) =>
        options.filter((option) => 'label' in option && finds(search, option.label)).slice(0, limit)
      }
      limit={suggested}
      maxLength={200}
    />
  );
}
