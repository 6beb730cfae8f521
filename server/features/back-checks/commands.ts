// Phúc tra: which completed interviews are re-called, and what the re-call says of them.
export { endRecheck, noteRecall } from './end-recheck.ts';
export { hintBackChecks } from './hints.ts';
export { openVerdicts } from './open-verdicts.ts';
export { selectForBackCheck } from './select.ts';
export { backCheckStatistics } from './statistics.ts';
