// The three screens of a survey's sample, in the order of the work.
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { Views } from '#client/ui/views.tsx';

export function SampleViews({ surveyId }: { surveyId: string }) {
  const text = useText().samples.views;
  return (
    <Views
      label={text.label}
      views={[
        [paths.sampleFrame(surveyId), text.frame],
        [paths.sample(surveyId), text.draw],
        [paths.sampleBoard(surveyId), text.board],
      ]}
    />
  );
}
