// By which profile and e the survey's outcome rates are computed, on every output.
import { NativeSelect } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import type { IndexRule } from '#contract/index-rule.ts';
import { aaporProfiles } from '#domain/attempts/disposition-codes.ts';

interface OutcomeRateFieldsProps {
  rule: IndexRule;
  onChange: (rule: IndexRule) => void;
}

/** Out of 0 to 1 in either. */
export function isFaultyShare({ eligible }: IndexRule): boolean {
  return eligible !== null && Object.values(eligible).some((share) => !(share >= 0 && share <= 1));
}

export function OutcomeRateFields({ rule, onChange }: OutcomeRateFieldsProps) {
  const { fieldwork: text, settings } = useText().breakdown;
  const { eligible } = rule;
  const isOne = eligible === null || eligible.UO === eligible.UH;
  return (
    <>
      <NativeSelect
        label={text.profile}
        value={rule.aaporProfile}
        onChange={(event) => {
          const aaporProfile = aaporProfiles.find((one) => one === event.currentTarget.value);
          if (aaporProfile) onChange({ ...rule, aaporProfile });
        }}
        data={aaporProfiles.map((one) => ({ value: one, label: text.profiles[one] }))}
      />
      <NumberField
        label={text.e}
        value={eligible?.UH ?? null}
        error={isFaultyShare(rule) ? settings.shareFaulty : null}
        onChange={(UH) =>
          onChange({ ...rule, eligible: UH === null ? null : { UH, UO: isOne ? UH : eligible.UO } })
        }
      />
      <NumberField
        label={text.eOther}
        value={isOne ? null : eligible.UO}
        disabled={eligible === null}
        onChange={(UO) =>
          eligible && onChange({ ...rule, eligible: { UH: eligible.UH, UO: UO ?? eligible.UH } })
        }
      />
    </>
  );
}
