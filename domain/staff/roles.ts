/** Who works with the system. The Vietnamese labels are in client/text. */
export const roles = ['admin', 'supervisor', 'operator', 'verifier', 'analyst', 'official'] as const;
export type Role = (typeof roles)[number];
