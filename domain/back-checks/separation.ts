// Who may re-call whose interview: never the person who did it, nor anybody of the same unit. The database refuses it
// too; this rule is for lists that should not offer what will be refused.

export type SeparationFault = 'same-operator' | 'same-unit';

/** A person of the staff and the unit that they belong to. */
export interface UnitMember {
  id: string;
  unit: string;
}

/**
 * Why the verifier may not check the interview, or null when they may. Units are compared without regard to case,
 * outer blanks and the two ways of composing Vietnamese letters: they are typed by hand.
 *
 * @param interviewers all who conducted a part of the interview, with the unit they belonged to then
 */
export function separationFault(
  verifier: UnitMember,
  interviewers: readonly UnitMember[],
): SeparationFault | null {
  if (interviewers.some((interviewer) => interviewer.id === verifier.id)) return 'same-operator';
  const unit = comparable(verifier.unit);
  return interviewers.some((interviewer) => comparable(interviewer.unit) === unit) ? 'same-unit' : null;
}

function comparable(unit: string): string {
  return unit.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase('vi');
}
