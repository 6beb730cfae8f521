// The section of the official report, to be read and copied.
import { Button } from '@mantine/core';
import { Fragment, useState } from 'react';

import { useLoaded } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Section } from '#client/ui/page.tsx';
import { getBackCheckStatistics } from '#contract/back-check-statistics.ts';

import classes from './board.module.css';
import { CalculationLink } from './calculation-link.tsx';

export function BoardReport({ surveyId }: { surveyId: string }) {
  const { backCheckBoard: text, backCheckCalculation: calculation } = useText();
  const { report } = useLoaded(getBackCheckStatistics, { params: { surveyId } });
  const [copied, setCopied] = useState(false);
  const copy = () => {
    const whole = [report.title, ...report.paragraphs].join('\n\n');
    void navigator.clipboard.writeText(whole).then(() => setCopied(true));
  };
  useKeys([{ key: 'C', label: text.report.copy, run: copy }], { group: text.keys });
  return (
    <Section
      title={report.title}
      actions={
        <Button variant="default" onClick={copy} rightSection={<KeyHint name="C" />}>
          {copied ? text.report.copied : text.report.copy}
        </Button>
      }
    >
      <div className={classes.report} lang="vi">
        {report.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <p className={classes.note}>
        {calculation.title('')}{' '}
        {(['bad', 'verdicts'] as const).map((of, at) => (
          <Fragment key={of}>
            {at > 0 && ' · '}
            <CalculationLink surveyId={surveyId} of={of}>
              {calculation[of].name}
            </CalculationLink>
          </Fragment>
        ))}
      </p>
    </Section>
  );
}
