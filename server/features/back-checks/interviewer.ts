/**
 * Who asked in an interview that is re-called: there always is somebody, since only telephone interviews are
 * (back_checks_of_calls).
 */
export function interviewerOf<Interviewer>(interviewer: Interviewer | null): Interviewer {
  if (interviewer === null) throw new Error('Phúc tra of an interview that nobody asked');
  return interviewer;
}
