/** Why a plan, frame or seed cannot be used; sampleFaultSentence (fault-sentences.ts) says it to people. */
export const sampleFaultCodes = [
  'seed-empty',
  'frame-empty',
  'transaction-key-empty',
  'transaction-key-repeated',
  'floors-exceed-total',
  'area-class-unknown',
] as const;
export type SampleFaultCode = (typeof sampleFaultCodes)[number];

export type SampleFaultDetails = Readonly<Record<string, string | number>>;

/** Thrown by the sample rules when their input breaks a precondition; `details` name the offender. */
export class SampleFault extends Error {
  readonly code: SampleFaultCode;
  readonly details: SampleFaultDetails;

  constructor(code: SampleFaultCode, details: SampleFaultDetails = {}) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'SampleFault';
    this.code = code;
    this.details = details;
  }
}
