// Errors as Twilio's REST API answers them, by Twilio's own numbers.

import type { Response } from 'express';

class RestError extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const restErrors = {
  authenticate: () => new RestError(401, 20003, 'Authenticate'),
  notFound: (path: string) => new RestError(404, 20404, `The requested resource ${path} was not found`),
  tooManyRequests: () => new RestError(429, 20429, 'Too Many Requests'),
  unavailable: () => new RestError(503, 20503, 'Service Unavailable'),
  server: () => new RestError(500, 20500, 'Internal Server Error'),
  invalidParameter: (message: string) => new RestError(400, 20001, message),
  missingTo: () => new RestError(400, 21201, "No 'To' number is specified"),
  missingUrl: () => new RestError(400, 21205, 'Url parameter is required.'),
  invalidUrl: (url: string) => new RestError(400, 21205, `Url is not a valid URL: ${url}`),
  invalidTo: (to: string) => new RestError(400, 21211, `Invalid 'To' Phone Number: ${to}`),
  invalidFrom: (from: string) => new RestError(400, 21212, `Invalid 'From' Phone Number: ${from}`),
  missingFrom: () => new RestError(400, 21213, "No 'From' number is specified"),
  abroad: (to: string) =>
    new RestError(400, 21215, `Account not authorized to call ${to}. Only Vietnam is simulated.`),
  notRecordable: () => new RestError(400, 21220, 'Requested resource is not eligible for recording'),
  notInProgress: () => new RestError(400, 21220, 'Call is not in-progress. Cannot redirect.'),
};

/** Answers an error the way the API does; what is no RestError is a defect, reported and answered 500. */
export function answerError(response: Response, error: unknown, onDefect: (error: unknown) => void): void {
  if (!(error instanceof RestError)) onDefect(error);
  const { status, code, message } = error instanceof RestError ? error : restErrors.server();
  response
    .status(status)
    .json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}
