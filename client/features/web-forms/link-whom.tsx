// Whom links and letters are made for: how far the telephone has got, a part of the survey, and who has a link already.
import { Radio, Select } from '@mantine/core';

import { useFormat, useText } from '#client/text/text.ts';
import type { LinkWhom, WebFormsView } from '#contract/web-forms.ts';

import classes from './web-forms.module.css';

interface LinkWhomFieldsProps {
  parts: WebFormsView['parts'];
  whom: LinkWhom;
  onChange: (whom: LinkWhom) => void;
}

export function LinkWhomFields({ parts, whom, onChange }: LinkWhomFieldsProps) {
  const text = useText().webForms.issue;
  const format = useFormat();
  const { reach, cases } = whom;
  const chooseOf = (part: string | null) => {
    const [kind = '', value = ''] = (part ?? '').split(/:(.*)/s);
    onChange({
      reach,
      cases,
      ...(kind === 'stratum' && { stratum: value }),
      ...(kind === 'agency' && { agency: value }),
      ...(kind === 'replicate' && { replicate: Number(value) }),
    });
  };
  return (
    <>
      <Radio.Group
        label={text.reach}
        value={reach}
        onChange={(one) => onChange({ ...whom, reach: one === 'open' ? 'open' : 'not-reached' })}
      >
        <div className={classes.choices}>
          <Radio value="open" label={text.open} />
          <Radio value="not-reached" label={text.notReached} description={text.notReachedHint} />
        </div>
      </Radio.Group>
      <Select
        label={text.part}
        value={partOf(whom)}
        onChange={chooseOf}
        allowDeselect={false}
        searchable
        data={[
          { value: '', label: text.whole },
          {
            group: text.strata,
            items: parts.strata.map(({ id, name }) => ({ value: `stratum:${id}`, label: name })),
          },
          {
            group: text.agencies,
            items: parts.agencies.map((name) => ({ value: `agency:${name}`, label: name })),
          },
          {
            group: text.replicates,
            items: parts.replicates.map((number) => ({
              value: `replicate:${number}`,
              label: number === 0 ? text.reserve : text.replicate(format.number(number)),
            })),
          },
        ]}
      />
      <Radio.Group
        label={text.cases}
        value={cases}
        onChange={(one) => onChange({ ...whom, cases: one === 'all' ? 'all' : 'without' })}
      >
        <div className={classes.choices}>
          <Radio value="without" label={text.without} />
          <Radio value="all" label={text.all} />
        </div>
      </Radio.Group>
    </>
  );
}

function partOf({ stratum, agency, replicate }: LinkWhom): string {
  if (stratum !== undefined) return `stratum:${stratum}`;
  if (agency !== undefined) return `agency:${agency}`;
  return replicate === undefined ? '' : `replicate:${replicate}`;
}
