// Codes that people know from the printed form (F2, DV3.1), as against names that a definition gives its other questions.

/** Whether the question's name is such a code; any other is shown by its label alone. */
export function isFormCode(questionName: string): boolean {
  return /^[A-Z]{1,3}\d/.test(questionName);
}
