// Whom a part of the plan is about. What is left empty leaves nobody out.
import { Checkbox, Radio, TagsInput } from '@mantine/core';

import { eligibilityInWords } from '#domain/samples/plan-words.ts';
import { useFormat, useText } from '#client/text/text.ts';
import type { PlanPreview } from '#contract/plans.ts';
import { channels } from '#domain/lists/services.ts';
import { timelinesses } from '#domain/lists/statuses.ts';
import { agencyLevels } from '#domain/samples/plan.ts';

import { eligibilityOf } from './candidate-plan.ts';
import { More } from './more.tsx';
import type { PartDraft } from './plan-draft.ts';
import { usePlanFaults } from './plan-faults.ts';
import classes from './plan-form.module.css';

interface EligibilityProps {
  part: PartDraft;
  where: string;
  onChange: (fields: Partial<PartDraft>) => void;
  preview: PlanPreview | null;
}

/** Lists of names, and the key of the strata that shows which names the frame holds. */
const nameLists = [
  ['agencies', 'agency'],
  ['fields', 'field'],
  ['tthcNames', 'tthc'],
] as const;

const personKinds = ['all', 'individuals', 'organisations'] as const;

export function EligibilityFields({ part, where, onChange, preview }: EligibilityProps) {
  const { plans } = useText();
  const text = plans.form;
  const format = useFormat();
  const { under, at } = usePlanFaults();
  const { eligibility } = part;
  const change = (fields: Partial<PartDraft['eligibility']>) =>
    onChange({ eligibility: { ...eligibility, ...fields } });
  return (
    <More
      title={text.eligibility}
      holds={eligibilityInWords(eligibilityOf(eligibility), plans, format)}
      isFaulty={under(where)}
    >
      <p className={classes.note}>
        {text.eligibilityNote} {text.namesNote}
      </p>
      <Checkbox.Group
        label={text.levelsLabel}
        value={eligibility.levels}
        onChange={(chosen) => change({ levels: agencyLevels.filter((level) => chosen.includes(level)) })}
        error={at(`${where}.levels`)}
      >
        <div className={classes.choices}>
          {agencyLevels.map((level) => (
            <Checkbox key={level} size="xs" value={level} label={plans.levels[level]} />
          ))}
        </div>
      </Checkbox.Group>
      {nameLists.map(([list, key]) => (
        <TagsInput
          key={list}
          label={text[list]}
          placeholder={text.addName}
          value={eligibility[list]}
          onChange={(names) => change({ [list]: names })}
          data={namesIn(preview, key)}
          error={at(`${where}.${list}`)}
          acceptValueOnBlur
          splitChars={[';', '\n']}
          classNames={{ inputField: classes.pillField ?? '' }}
        />
      ))}
      <Checkbox.Group
        label={text.channels}
        value={eligibility.channels}
        onChange={(chosen) => change({ channels: channels.filter((channel) => chosen.includes(channel)) })}
        error={at(`${where}.channels`)}
      >
        <div className={classes.choices}>
          {channels.map((channel) => (
            <Checkbox key={channel} size="xs" value={channel} label={plans.values.channel[channel]} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox.Group
        label={text.timeliness}
        value={eligibility.timeliness}
        onChange={(chosen) => change({ timeliness: timelinesses.filter((each) => chosen.includes(each)) })}
        error={at(`${where}.timeliness`)}
      >
        <div className={classes.choices}>
          {timelinesses.map((each) => (
            <Checkbox key={each} size="xs" value={each} label={plans.values.timeliness[each]} />
          ))}
        </div>
      </Checkbox.Group>
      <Radio.Group
        label={text.personsLabel}
        value={eligibility.persons}
        onChange={(chosen) => change({ persons: personKinds.find((kind) => kind === chosen) ?? 'all' })}
        error={at(`${where}.persons`)}
      >
        <div className={classes.choices}>
          {personKinds.map((kind) => (
            <Radio key={kind} size="xs" value={kind} label={plans.persons[kind]} />
          ))}
        </div>
      </Radio.Group>
    </More>
  );
}

/** Names that strata of the frame carry for this key, to choose from. */
function namesIn(preview: PlanPreview | null, key: string): string[] {
  const names = (preview?.strata ?? []).map(({ values }) => values[key] ?? '').filter((name) => name !== '');
  return [...new Set(names)];
}
