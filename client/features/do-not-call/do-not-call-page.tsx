// The do-not-call list: ask about a number and add it or take it off at the left, the newest entries at the right.
import { useFormat, useText } from '#client/text/text.ts';
import { useLoaded } from '#client/api/queries.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page } from '#client/ui/page.tsx';
import { getDoNotCall } from '#contract/do-not-call.ts';

import { AskNumber } from './ask-number.tsx';
import classes from './do-not-call.module.css';
import { Entries } from './entries.tsx';
import { ImportBox } from './import-box.tsx';

export function DoNotCallPage() {
  const text = useText().doNotCall;
  const format = useFormat();
  const { total } = useLoaded(getDoNotCall, { query: {} });
  return (
    <Page title={text.title} lead={text.lead}>
      <div className={classes.panes}>
        <div>
          <Figures>
            <Figure label={text.total} value={format.number(total)} />
          </Figures>
          <AskNumber />
          <ImportBox />
        </div>
        <Entries />
      </div>
    </Page>
  );
}
