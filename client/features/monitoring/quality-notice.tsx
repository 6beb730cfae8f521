// Tells the floor that Sở Nội vụ looks at all remaining interviews of somebody, in words that blame nobody.
import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useEndpoint } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { useWho } from '#client/frame/who.ts';
import { isAllowed } from '#contract/access.ts';
import { getQualityNotices } from '#contract/selection.ts';

import classes from './quality-notice.module.css';

const read = [getQualityNotices];

export function QualityNotice({ surveyId }: { surveyId: string }) {
  const text = useText().selection.notice;
  const enabled = isAllowed(getQualityNotices.access, useWho().role);
  const notices = useEndpoint(getQualityNotices, { params: { surveyId } }, { enabled });
  useLiveRefresh('quality:changed', surveyId, read);
  if (notices.data === undefined || notices.data.length === 0) return null;
  return (
    <p role="status" className={classes.notice}>
      <strong>{text.label}:</strong> {text.text(notices.data.map(({ name }) => name).join(', '))}
    </p>
  );
}
