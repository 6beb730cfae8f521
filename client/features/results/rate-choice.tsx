// The profile and the e that rates are looked at by: those of the survey, which every output has, or others for this reader alone.
import { Button, NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';

import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import type { FieldworkView } from '#contract/fieldwork.ts';
import { eChosenBy, outcomeRatesText } from '#domain/results/outcome-rates-words.ts';

import classes from './breakdown.module.css';
import { withoutChoice } from './fieldwork-query.ts';

export function RateChoice({ view }: { view: FieldworkView }) {
  const [search, setSearch] = useSearchParams();
  const { fieldwork: text, settings } = useText().breakdown;
  const language = useLanguage();
  const { profile, eGiven, isOfSurvey, whole } = view;
  // As typed, so that nothing jumps while figures are on their way.
  const typed = (key: 'e' | 'eOther', ofSurvey: number | null): number | null => {
    const asked = search.get(key);
    if (search.get('e') === null) return ofSurvey;
    return asked === null || asked === '' || Number.isNaN(Number(asked)) ? null : Number(asked);
  };
  const e = typed('e', eGiven?.UH ?? null);
  const eOther = typed('eOther', eGiven && eGiven.UO !== eGiven.UH ? eGiven.UO : null);
  const isFaulty = (share: number | null) => share !== null && !(share >= 0 && share <= 1);
  const look = (changed: Readonly<Record<string, string>>) =>
    setSearch(
      (former) => {
        for (const [key, value] of Object.entries(changed)) former.set(key, value);
        return former;
      },
      { replace: true },
    );
  const lookAtE = (UH: number | null, UO: number | null) =>
    look({ e: UH === null ? 'proportional' : String(UH), eOther: UO === null ? '' : String(UO) });
  return (
    <>
      <div className={classes.choices}>
        <NativeSelect
          label={text.profile}
          value={profile}
          onChange={(event) => look({ profile: event.currentTarget.value })}
          data={Object.entries(text.profiles).map(([value, label]) => ({ value, label }))}
        />
        <NumberField
          label={text.e}
          value={e}
          error={isFaulty(e) ? settings.shareFaulty : null}
          onChange={(value) => lookAtE(value, value === null ? null : eOther)}
        />
        <NumberField
          label={text.eOther}
          value={eOther}
          error={isFaulty(eOther) ? settings.shareFaulty : null}
          disabled={e === null}
          onChange={(value) => lookAtE(e, value)}
        />
      </div>
      <p className={classes.words}>
        {outcomeRatesText(profile, whole.e, eChosenBy(eGiven, isOfSurvey))[language]} {text.interim}
      </p>
      {isOfSurvey ? (
        <p className={classes.words}>{text.ofSurvey}</p>
      ) : (
        <p className={classes.words} role="status">
          <strong>{text.ofReader}</strong>{' '}
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => setSearch(withoutChoice, { replace: true })}
          >
            {text.backToSurvey}
          </Button>
        </p>
      )}
    </>
  );
}
