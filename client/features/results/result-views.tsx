// The screens of a survey's results, side by side.
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { Views } from '#client/ui/views.tsx';

export function ResultViews({ surveyId }: { surveyId: string }) {
  const text = useText().breakdown;
  const { tab: words } = useText().openAnswers;
  const { earlier, improvement } = useText();
  return (
    <Views
      label={text.title}
      views={[
        [paths.index(surveyId), text.tabs.index],
        [paths.breakdown(surveyId), text.tabs.breakdown],
        [paths.earlier(surveyId), earlier.tab],
        [paths.improvement(surveyId), improvement.tab],
        [paths.shares(surveyId), text.tabs.shares],
        [paths.openAnswers(surveyId), words],
        [paths.fieldwork(surveyId), text.tabs.fieldwork],
      ]}
    />
  );
}
