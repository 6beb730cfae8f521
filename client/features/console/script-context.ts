// The case as a questionnaire may know it, read from the wire's plain record. Pure.
import {
  dayFields,
  flagFields,
  orderSeed,
  textFields,
  type InterviewContext,
} from '#domain/questionnaire/context.ts';

type Wire = Readonly<Record<string, string | boolean | null>>;

/** Keeps the fields that the domain knows, each only with the kind of value it has there. */
export function scriptContext(wire: Wire): InterviewContext {
  const entries = [...textFields, ...dayFields, ...flagFields, orderSeed].flatMap((field) => {
    const value = wire[field];
    const wanted = flagFields.some((flag) => flag === field) ? 'boolean' : 'string';
    return typeof value === wanted ? [[field, value] as const] : [];
  });
  return Object.fromEntries(entries);
}
