import type { Prisma } from '#prisma/generated/client.ts';

/** A plain value as Prisma takes it into a JSON column; dates and the like have no place in one. */
export function jsonOf(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
}
