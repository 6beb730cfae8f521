// A case for looking at texts and conditions while nobody is being called.
import type { InterviewContext } from '#domain/questionnaire/context.ts';

interface SampleWords {
  respondent: string;
  procedure: string;
  field: string;
  agency: string;
  operator: string;
  authority: string;
  planNumber: string;
}

export function sampleCase(words: SampleWords, isOrganisation: boolean): InterviewContext {
  return {
    'respondent.title': 'Ông/Bà',
    'respondent.name': words.respondent,
    'respondent.organisation': isOrganisation,
    'transaction.tthcName': words.procedure,
    'transaction.field': words.field,
    'transaction.receivedOn': '2024-03-05',
    'transaction.resultOn': '2024-03-18',
    'agency.name': words.agency,
    'operator.name': words.operator,
    'survey.authority': words.authority,
    'survey.planNumber': words.planNumber,
    'survey.verificationPhone': '1022',
    'interview.heldOn': '2024-03-25',
  };
}
