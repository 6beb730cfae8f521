// The interview form that a form of phúc tra repeats questions of: chosen in the address (`?goc=`), else that of a survey
// which has both, else the newest.
import { useSearchParams } from 'react-router';

import { useEndpoint } from '#client/api/queries.ts';
import { getQuestionnaires, getQuestionnaireVersion } from '#contract/questionnaires.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';

export interface Original {
  /** Null while it is not known, or when the form repeats nothing. */
  definition: QuestionnaireDefinition | null;
  versionId: string;
  forms: readonly { value: string; label: string }[];
  choose: (versionId: string) => void;
}

export function useOriginal(definition: QuestionnaireDefinition): Original {
  const [search, setSearch] = useSearchParams();
  const repeats = questionsOf(definition).some((question) => question.repeats !== undefined);
  const all = useEndpoint(getQuestionnaires, {}, { enabled: repeats });
  const versions = all.data?.versions ?? [];
  const surveys = new Set(
    versions.flatMap((one) => (one.key === definition.key ? one.surveys.map(({ id }) => id) : [])),
  );
  const forms = versions
    .filter(({ purpose }) => purpose === 'interview')
    .toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));
  const wanted = search.get('goc');
  const chosen =
    forms.find(({ id }) => id === wanted) ??
    forms.find((one) => one.surveys.some(({ id }) => surveys.has(id))) ??
    forms[0];
  const versionId = chosen?.id ?? '';
  const original = useEndpoint(
    getQuestionnaireVersion,
    { params: { versionId } },
    { enabled: repeats && versionId !== '', staleTime: Infinity },
  );
  return {
    definition: repeats ? (original.data?.definition ?? null) : null,
    versionId,
    forms: forms.map(({ id, key, version }) => ({ value: id, label: `${key} ${version}` })),
    choose: (next) =>
      setSearch(
        (former) => {
          former.set('goc', next);
          return former;
        },
        { replace: true },
      ),
  };
}
