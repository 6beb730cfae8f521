// The three parts of the choice: interviews, operators, settings.
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { Views } from '#client/ui/views.tsx';

export function SelectionViews({ surveyId }: { surveyId: string }) {
  const text = useText().selection.views;
  return (
    <Views
      label={text.label}
      views={[
        [paths.selection(surveyId), text.interviews],
        [paths.operatorTests(surveyId), text.operators],
        [paths.selectionSettings(surveyId), text.settings],
      ]}
    />
  );
}
