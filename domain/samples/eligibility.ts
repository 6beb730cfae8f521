/*
 * Why a transaction of the lists is not drawn from. What must be looked up (the do-not-call list, earlier surveys,
 * numbers under many names) the caller decides beforehand; the rest follows from the plan.
 */

/** Decided by the caller and stated in `FrameTransaction.excludedBecause`; they go before the plan's own reasons. */
export const callerReasons = ['doNotCall', 'recentlyCalled', 'sharedPhone'] as const;
export type CallerReason = (typeof callerReasons)[number];

/**
 * `outsidePlan`: no part of the plan takes it. `areaUnknown`: the part that takes it has stages, and it lies in no area
 * of the list of units. `areaNotDrawn`: it is in the frame, and lies in an area that was not drawn.
 */
export const exclusionReasons = [...callerReasons, 'outsidePlan', 'areaUnknown', 'areaNotDrawn'] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** Transactions left out, by reason. */
export type ExclusionCounts = Record<ExclusionReason, number>;

export function noExclusions(): ExclusionCounts {
  return { doNotCall: 0, recentlyCalled: 0, sharedPhone: 0, outsidePlan: 0, areaUnknown: 0, areaNotDrawn: 0 };
}
