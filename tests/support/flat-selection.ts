/** The choice of an interview that a test writes as completed: every completed interview has one. */
export function flatSelection(surveyId: string, operatorId: string) {
  return {
    create: {
      surveyId,
      operatorId,
      agencyName: '',
      rule: 'flat',
      probability: 0.1,
      chosen: false,
      selectedAt: new Date(),
    },
  };
}
