import type { Role } from '#domain/staff/roles.ts';
import type { Access } from './endpoint.ts';

/** May somebody of this role (null: not signed in) use a door with this access? */
export function isAllowed(access: Access, role: Role | null): boolean {
  if (access === 'public') return true;
  if (!role) return false;
  return access === 'signed-in' || access.includes(role);
}
