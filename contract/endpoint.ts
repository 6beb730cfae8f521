// How an HTTP endpoint is declared: once, for the server that binds it, the client that calls it and the OpenAPI page.
import type { z } from 'zod';

import type { Role } from '#domain/staff/roles.ts';

/** Who may call: anybody, anybody signed in, or the roles named. */
export type Access = 'public' | 'signed-in' | readonly Role[];

export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST';
  /** Express form, e.g. `/api/surveys/:surveyId/lists`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly response: R;
  /** A file is taken (multipart field `file`) or given back instead of JSON. */
  readonly takes?: 'file';
  readonly gives?: 'file';
}

export function endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  declared: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> {
  return declared;
}
