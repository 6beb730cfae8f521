// The survey's rules of re-calling, to be changed by Sở Nội vụ.
import { Button, MultiSelect } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { getBackCheckBoard, setRecallRules, type BackCheckBoard } from '#contract/back-check-review.ts';
import { consequences, reasonsWithConsequences } from '#domain/back-checks/consequences.ts';

import classes from './board.module.css';

type Rules = BackCheckBoard['rules'];

interface RulesDialogProps {
  surveyId: string;
  rules: Rules;
  opened: boolean;
  onClose: () => void;
}

export function RulesDialog(props: RulesDialogProps) {
  const text = useText().backCheckBoard.rules;
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={text.title} size="lg">
      <RulesForm {...props} />
    </Dialog>
  );
}

/** Numbers as they are typed; empty is null. */
function draftOf({ dueDays, maxAttempts, appealDays, limits, plan }: Rules) {
  const draft: Record<
    | 'dueDays'
    | 'maxAttempts'
    | 'appealDays'
    | 'fixedFacts'
    | 'hardQuestions'
    | 'share'
    | 'perOperator'
    | 'perAgency',
    number | null
  > = { dueDays, maxAttempts, appealDays, ...limits, ...plan };
  return draft;
}

function RulesForm({ surveyId, rules, onClose }: RulesDialogProps) {
  const text = useText();
  const words = text.backCheckBoard;
  const [draft, setDraft] = useState(() => draftOf(rules));
  const [follow, setFollow] = useState(rules.consequences);
  const save = useAct(setRecallRules, { invalidates: [getBackCheckBoard], onDone: onClose });
  const missing = Object.entries(draft).some(([key, value]) => value === null && key !== 'maxAttempts');
  const field = (key: keyof typeof draft) => ({
    label: words.rules[key],
    value: draft[key],
    onChange: (value: number | null) => setDraft({ ...draft, [key]: value }),
    error: draft[key] === null && key !== 'maxAttempts' ? words.rules.missing : null,
  });
  const submit = () => {
    const { dueDays, maxAttempts, appealDays, fixedFacts, hardQuestions, share, perOperator, perAgency } =
      draft;
    if (missing) return;
    save.mutate({
      params: { surveyId },
      body: {
        dueDays: dueDays ?? rules.dueDays,
        maxAttempts,
        appealDays: appealDays ?? rules.appealDays,
        limits: { fixedFacts: fixedFacts ?? 0, hardQuestions: hardQuestions ?? 0 },
        plan: { share: share ?? 0, perOperator: perOperator ?? 0, perAgency: perAgency ?? 0 },
        consequences: follow,
      },
    });
  };
  return (
    <form
      className={classes.rules}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={classes.note}>{words.rules.note}</p>
      <div className={classes.pairs}>
        <NumberField {...field('dueDays')} whole />
        <NumberField {...field('maxAttempts')} whole />
        <NumberField {...field('appealDays')} whole />
        <NumberField {...field('share')} percent />
        <NumberField {...field('perOperator')} whole />
        <NumberField {...field('perAgency')} whole />
        <NumberField {...field('fixedFacts')} whole />
        <NumberField {...field('hardQuestions')} whole />
      </div>
      <h3 className={classes.sideTitle}>{words.rules.consequences}</h3>
      {reasonsWithConsequences.map((reason) => (
        <MultiSelect
          key={reason}
          label={text.backChecks.result.reasons[reason]}
          data={consequences.map((one) => ({ value: one, label: words.consequence[one] }))}
          value={[...(follow[reason] ?? [])]}
          onChange={(chosen) =>
            setFollow({ ...follow, [reason]: consequences.filter((one) => chosen.includes(one)) })
          }
        />
      ))}
      <FaultNote fault={save.error} />
      <div className={classes.acts}>
        <Button variant="default" onClick={onClose}>
          {text.common.confirm.cancel}
        </Button>
        <Button type="submit" disabled={missing} loading={save.isPending}>
          {words.rules.save}
        </Button>
      </div>
    </form>
  );
}
