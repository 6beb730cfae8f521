/**
 * Why somebody may not re-call an interview, nor decide on it: they conducted a part of it; they are of a unit that an
 * interviewer belongs to or sat in then; they interviewed for the survey in a shift that overlapped with one of an
 * interviewer's. The database finds it (function back_check_separation) and refuses it.
 */
export const separationFaults = ['same-operator', 'same-unit', 'same-shift'] as const;
export type SeparationFault = (typeof separationFaults)[number];
