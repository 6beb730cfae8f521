// The demo's accounts: marked as such, all with the one password that the sign-in page shows.
import type { Context } from '#server/context.ts';
import { createStaffMember, type NewStaffMember } from '#server/features/staff/commands.ts';
import { demoPassword } from '#server/demo-password.ts';

const room = 'Tổ khảo sát';
const office = 'Sở Nội vụ';

const people: readonly Omit<NewStaffMember, 'password'>[] = [
  { username: 'dtv01', name: 'Điện thoại viên 01', role: 'operator', unit: room },
  { username: 'dtv02', name: 'Điện thoại viên 02', role: 'operator', unit: room },
  { username: 'giamsat', name: 'Giám sát viên', role: 'supervisor', unit: room },
  { username: 'phuctra', name: 'Cán bộ phúc tra', role: 'verifier', unit: office },
  { username: 'sonoivu', name: 'Cán bộ Sở Nội vụ', role: 'official', unit: office },
  { username: 'phantich', name: 'Chuyên viên phân tích', role: 'analyst', unit: office },
  { username: 'quantri', name: 'Quản trị hệ thống', role: 'admin', unit: office },
];

/** Creates the accounts that are missing. Gives username and password of all. */
export async function seedStaff(ctx: Context): Promise<{ username: string; password: string }[]> {
  const there = await ctx.db.user.findMany({ select: { username: true } });
  for (const person of people)
    if (!there.some(({ username }) => username === person.username))
      await createStaffMember(ctx, { ...person, password: demoPassword, demo: true });
  return people.map(({ username }) => ({ username, password: demoPassword }));
}
