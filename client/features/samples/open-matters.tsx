// What the office has left open of a frame: names of agencies that wait for review, shared numbers that nobody decided about.
// Said wherever it is about to be settled: at closing, drawing and confirming, by the counts of the frame.
import { Link } from 'react-router';

import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import type { FrameView } from '#contract/samples.ts';

import classes from './samples.module.css';

interface OpenMatter {
  readonly words: string;
  readonly to: string;
  readonly act: string;
}

export function useOpenMatters(frame: FrameView, surveyId: string): OpenMatter[] {
  const text = useText().samples.frame.openMatters;
  const format = useFormat();
  const undecided = frame.sharedPhones.filter(({ decision }) => decision === 'undecided').length;
  const { newAgencyNames } = frame;
  return [
    ...(newAgencyNames > 0
      ? [
          {
            words: text.newNames(format.number(newAgencyNames)),
            to: paths.newAgencyNames(surveyId),
            act: text.toNewNames,
          },
        ]
      : []),
    ...(undecided > 0
      ? [
          {
            words: text.undecided(format.number(undecided)),
            to: paths.sampleFrame(surveyId),
            act: text.toSharedPhones,
          },
        ]
      : []),
  ];
}

export function OpenMatters({ frame, surveyId }: { frame: FrameView; surveyId: string }) {
  return useOpenMatters(frame, surveyId).map(({ words, to, act }) => (
    <p key={words} className={classes.warning}>
      {words} <Link to={to}>{act}</Link>
    </p>
  ));
}
