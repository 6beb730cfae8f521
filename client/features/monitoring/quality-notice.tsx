// Tells the floor whose remaining interviews Sở Nội vụ looks at, and who is to be trained again, in words that blame
// nobody. That the training was held is recorded here.
import { Button } from '@mantine/core';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useAct, useEndpoint } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { useWho } from '#client/frame/who.ts';
import { isAllowed } from '#contract/access.ts';
import { getQualityNotices, recordTraining } from '#contract/selection.ts';

import classes from './quality-notice.module.css';

const read = [getQualityNotices];

export function QualityNotice({ surveyId }: { surveyId: string }) {
  const text = useText().selection.notice;
  const { role } = useWho();
  const enabled = isAllowed(getQualityNotices.access, role);
  const notices = useEndpoint(getQualityNotices, { params: { surveyId } }, { enabled });
  useLiveRefresh('quality:changed', surveyId, read);
  const held = useAct(recordTraining, { invalidates: read });
  if (notices.data === undefined || notices.data.length === 0) return null;
  const rechecked = notices.data.filter(({ kind }) => kind === 'all-rechecked');
  const retrain = notices.data.filter(({ kind }) => kind === 'retrain');
  return (
    <div role="status" className={classes.notice}>
      {rechecked.length > 0 && (
        <p className={classes.line}>
          <strong>{text.label}:</strong> {text.text(rechecked.map(({ name }) => name).join(', '))}
        </p>
      )}
      {retrain.map(({ operatorId, name }) => (
        <p key={operatorId} className={classes.line}>
          <strong>{text.label}:</strong> {text.retrain(name)}{' '}
          {isAllowed(recordTraining.access, role) && (
            <Button
              size="compact-sm"
              variant="default"
              loading={held.isPending}
              onClick={() => held.mutate({ params: { surveyId, operatorId } })}
            >
              {text.trained(name)}
            </Button>
          )}
        </p>
      ))}
      <FaultNote fault={held.error} />
    </div>
  );
}
