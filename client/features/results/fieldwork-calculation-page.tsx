// Where a figure of fieldwork comes from: an outcome rate, the counts of forms, or the attempts for an interview.
import { useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { getFieldwork } from '#contract/fieldwork.ts';

import { AttemptCalculation } from './attempt-calculation.tsx';
import { fieldworkQuery } from './fieldwork-query.ts';
import { FormCalculation } from './form-calculation.tsx';
import { RateCalculation } from './rate-calculation.tsx';

const read = [getFieldwork];

export function FieldworkCalculationPage() {
  const { surveyId = '', id = '' } = useParams();
  const [search] = useSearchParams();
  const view = useLoaded(getFieldwork, { params: { surveyId }, query: fieldworkQuery(search) });
  useLiveRefresh('index:changed', surveyId, read);
  useLiveRefresh('floor:changed', surveyId, read, 5_000);
  switch (id) {
    case 'forms':
      return <FormCalculation view={view} />;
    case 'attempts':
      return <AttemptCalculation view={view} />;
    default:
      return <RateCalculation view={view} id={id} />;
  }
}
