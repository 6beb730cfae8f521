import type { Role } from '#domain/staff/roles.ts';

/** Names of the socket rooms; nobody builds such a name by hand. */
export const room = {
  person: (userId: string) => `person:${userId}`,
  survey: (surveyId: string) => `survey:${surveyId}`,
  role: (role: Role) => `role:${role}`,
} as const;
