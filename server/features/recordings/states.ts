// Where a recording stands. What is withdrawn stays so, whatever the carrier reports afterwards.

export const recordingStates = ['asked', 'running', 'ready', 'absent', 'withdrawn', 'failed'] as const;
export type RecordingState = (typeof recordingStates)[number];

/** What the carrier's report makes of a recording; null when it changes nothing. Reports come late, twice, unordered. */
export function afterReport(
  state: string,
  report: 'in-progress' | 'completed' | 'absent',
): RecordingState | null {
  // The carrier has begun it after all, and its answer was lost: nobody sees or stops it, so it is deleted.
  if (state === 'failed') return 'withdrawn';
  if (state === 'asked' && report === 'in-progress') return 'running';
  if (state !== 'asked' && state !== 'running') return null;
  if (report === 'in-progress') return null;
  return report === 'completed' ? 'ready' : 'absent';
}

/** The recordings of a case that the carrier has, or is making. */
export const keptOf = (caseId: string) => ({
  interview: { caseId },
  state: { in: ['asked', 'running', 'ready'] satisfies RecordingState[] },
});
