// How many of the forms are keyed twice, from now on.
import { Button } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { getPaperForms, setPaperShare } from '#contract/paper-forms.ts';

import classes from './paper-forms.module.css';

export function CheckShare({ surveyId, share }: { surveyId: string; share: number }) {
  const text = useText().paperForms.shareOf;
  const [percent, setPercent] = useState<number | null>(Math.round(100 * share));
  const set = useAct(setPaperShare, { invalidates: [getPaperForms] });
  const isShare = percent !== null && percent >= 0 && percent <= 100;
  return (
    <form
      className={classes.find}
      onSubmit={(event) => {
        event.preventDefault();
        if (isShare) set.mutate({ params: { surveyId }, body: { share: percent / 100 } });
      }}
    >
      <NumberField
        label={text.label}
        description={text.hint}
        value={percent}
        onChange={setPercent}
        error={isShare ? null : text.fault}
      />
      <Button
        type="submit"
        variant="default"
        disabled={!isShare || percent === 100 * share}
        loading={set.isPending}
      >
        {text.act}
      </Button>
      <FaultNote fault={set.error} />
    </form>
  );
}
