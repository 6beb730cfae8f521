// What becomes of numbers that may be mobile numbers of today or landlines of before 2017: both readings, and why.
import { Radio } from '@mantine/core';

import { useFormat, useText } from '#client/text/text.ts';
import { Section } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';

import classes from './mapping.module.css';
import { placeIds } from './places.ts';
import type { MappingForm } from './use-mapping-form.ts';

export function LandlineChoice({ form }: { form: MappingForm }) {
  const { inspection, draft, change, isRead, doubtful } = form;
  const text = useText().lists.mapping.landlines;
  const format = useFormat();
  if (doubtful === 0) return null;
  const answers = [
    ['mobile', text.mobile, text.mobileNote],
    ['landline', text.landline, text.landlineNote],
  ] as const;
  return (
    <Section title={text.title}>
      <p className={classes.consequence}>
        <strong>
          {inspection.landlinesOfWholeFile === true
            ? text.foundInFile(format.number(doubtful))
            : text.found(format.number(doubtful))}
        </strong>{' '}
        {text.why}
      </p>
      {isRead ? (
        <p>
          <StatusMark kind="done">
            {answers.find(([each]) => each === draft.ambiguousLandlines)?.[1]}
          </StatusMark>
        </p>
      ) : (
        <Radio.Group
          aria-label={text.title}
          value={draft.ambiguousLandlines ?? ''}
          onChange={(value) => {
            const [answer] = answers.find(([each]) => each === value) ?? [];
            if (answer) change({ ...draft, ambiguousLandlines: answer });
          }}
        >
          <div className={classes.answers}>
            {answers.map(([answer, label, description], index) => (
              <Radio
                key={answer}
                id={index === 0 ? placeIds.landlines : undefined}
                value={answer}
                label={label}
                description={description}
              />
            ))}
          </div>
        </Radio.Group>
      )}
    </Section>
  );
}
