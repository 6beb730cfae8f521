// What the carrier's SDK throws, without what it threw it with: its errors carry the request (account token, the
// citizen's number) and its messages may quote it.

/** A request to the carrier that failed. `status` null: no answer was heard, so it may have been carried out. */
export class CarrierError extends Error {
  readonly status: number | null;
  /** The carrier's own number of the error, e.g. Twilio's 21220. */
  readonly code: number | null;

  constructor(action: string, status: number | null, code: number | null, reason: string) {
    super(
      `The carrier did not ${action}: ${status === null ? reason : `HTTP ${status}, error ${code ?? '?'}`}`,
    );
    this.name = 'CarrierError';
    this.status = status;
    this.code = code;
  }
}

/** Runs a request to the carrier, named for the message. @throws CarrierError for anything that goes wrong in it */
export async function atCarrier<T>(action: string, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw new CarrierError(action, numberIn(error, 'status'), numberIn(error, 'code'), reasonOf(error));
  }
}

function numberIn(error: unknown, name: 'status' | 'code'): number | null {
  if (typeof error !== 'object' || error === null) return null;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'number' ? value : null;
}

/** A system error's code such as ECONNREFUSED: it names no request. */
function reasonOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null;
  return typeof code === 'string' && /^[A-Z_]+$/.test(code) ? code : 'no answer';
}
