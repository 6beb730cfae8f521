// The name that is being said: the agencies that it may be with their keys, any other by typing, or a new one.
import { Button, Select } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { finds } from '#client/ui/fold.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import type { AgencyView, NewAgencyName } from '#contract/agencies.ts';

import classes from './agencies.module.css';
import { agencyChoices } from './agency-choices.ts';
import { NameFacts } from './name-facts.tsx';

interface NameInHandProps {
  name: NewAgencyName;
  agencies: readonly AgencyView[];
  /** null for a new agency. */
  onDecide: (agencyId: string | null) => void;
}

export function NameInHand({ name, agencies, onDecide }: NameInHandProps) {
  const { review: text, levels, systemShort } = useText().agencies;
  const parentOf = new Map(agencies.map(({ id, parentId }) => [id, parentId]));
  const nameOf = new Map(agencies.map((agency) => [agency.id, agency.name]));
  return (
    <div className={classes.inHand}>
      <div className={classes.inHandName}>
        <NameFacts name={name} />
        <span className={classes.note}>{levels[name.level]}</span>
      </div>
      <p className={classes.ask}>{name.suggestions.length > 0 ? text.same : text.none}</p>
      {name.suggestions.map((suggestion, index) => {
        const parent = nameOf.get(parentOf.get(suggestion.id) ?? '');
        return (
          <button
            key={suggestion.id}
            type="button"
            className={classes.choice}
            aria-keyshortcuts={index === 0 ? 'Enter 1' : String(index + 1)}
            onClick={() => onDecide(suggestion.id)}
          >
            <KeyHint name={index === 0 ? 'Enter' : String(index + 1)} />
            <span>
              {suggestion.name}
              {parent !== undefined && <span className={classes.note}> · {parent}</span>}
            </span>
          </button>
        );
      })}
      <div className={classes.others}>
        <Select
          aria-label={text.otherLabel}
          placeholder={text.other}
          data={agencyChoices(agencies, systemShort)}
          value={null}
          onChange={(id) => id !== null && onDecide(id)}
          searchable
          filter={({ options, search }) =>
            options.filter((option) => 'label' in option && finds(search, option.label))
          }
          nothingFoundMessage={text.otherNone}
          limit={50}
          size="xs"
        />
        <Button
          variant="default"
          size="xs"
          onClick={() => onDecide(null)}
          aria-keyshortcuts="N"
          rightSection={<KeyHint name="N" />}
        >
          {text.makeNew}
        </Button>
      </div>
    </div>
  );
}
