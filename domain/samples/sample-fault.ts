/** Why a plan, frame or seed cannot be used. The server maps the code to a problem, the command line to a sentence. */
export type SampleFaultCode =
  | 'seed-empty'
  | 'frame-empty'
  | 'transaction-key-empty'
  | 'transaction-key-repeated'
  | 'floors-exceed-total';

/** Thrown by the sample rules when their input breaks a precondition; `details` name the offender. */
export class SampleFault extends Error {
  readonly code: SampleFaultCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: SampleFaultCode, details: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'SampleFault';
    this.code = code;
    this.details = details;
  }
}
