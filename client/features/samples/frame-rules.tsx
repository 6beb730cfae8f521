// Who is left in peace: months of rest between two surveys, and from how many names on a number is asked about.
import { Button } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { changeFrameRules, getFrame, type FrameView } from '#contract/samples.ts';

import classes from './samples.module.css';

interface FrameRulesProps {
  frame: FrameView;
  surveyId: string;
  mayChange: boolean;
}

export function FrameRules({ frame, surveyId, mayChange }: FrameRulesProps) {
  const text = useText().samples.frame.rules;
  const [typed, setTyped] = useState<{ restMonths: number | null; sharedPhoneNames: number | null }>({
    restMonths: frame.restMonths,
    sharedPhoneNames: frame.sharedPhoneNames,
  });
  const change = useAct(changeFrameRules, { invalidates: [getFrame] });
  const parsed = changeFrameRules.body.safeParse(typed);
  const faulty = new Set(parsed.error?.issues.map((issue) => issue.path[0]));
  const isSame = typed.restMonths === frame.restMonths && typed.sharedPhoneNames === frame.sharedPhoneNames;
  const isFixed = frame.closedAt !== null || !mayChange;
  return (
    <form
      className={classes.part}
      aria-label={text.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (parsed.success && !isSame) change.mutate({ params: { surveyId }, body: parsed.data });
      }}
    >
      <h2 className={classes.heading}>{text.title}</h2>
      {(['restMonths', 'sharedPhoneNames'] as const).map((key) => (
        <NumberField
          key={key}
          className={classes.full}
          label={text[key]}
          description={text[`${key}Note`]}
          whole
          value={typed[key]}
          onChange={(value) => setTyped({ ...typed, [key]: value })}
          error={faulty.has(key) ? text.fault[key] : null}
          disabled={isFixed}
        />
      ))}
      <FaultNote fault={change.error} />
      {frame.closedAt !== null && <p className={classes.words}>{text.closed}</p>}
      {!mayChange && frame.closedAt === null && <p className={classes.words}>{text.readerOnly}</p>}
      {!isFixed && (
        <Button
          type="submit"
          variant="default"
          disabled={isSame || !parsed.success}
          loading={change.isPending}
        >
          {isSame ? text.saved : text.save}
        </Button>
      )}
    </form>
  );
}
