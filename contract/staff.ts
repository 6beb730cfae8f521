// Who is signed in, and what the sign-in page may show before that.
import { z } from 'zod';

import { roles } from '#domain/staff/roles.ts';
import { endpoint } from './endpoint.ts';
import { nothing } from './common.ts';

const role = z.enum(roles);

export const me = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string(),
  role,
  unit: z.string(),
});
export type Me = z.infer<typeof me>;

export const getMe = endpoint({
  method: 'GET',
  path: '/api/me',
  summary: 'Người đang đăng nhập',
  access: 'signed-in',
  params: nothing,
  query: nothing,
  body: nothing,
  response: me,
});

export const welcome = z.object({
  version: z.string(),
  /** Accounts of the demo with their common password; empty outside the demo. */
  demoAccounts: z.array(z.object({ username: z.string(), name: z.string(), role, password: z.string() })),
  /** Where the demo's citizens speak; null when calls are real. */
  voiceOrigin: z.string().nullable(),
});
export type Welcome = z.infer<typeof welcome>;

export const getWelcome = endpoint({
  method: 'GET',
  path: '/api/welcome',
  summary: 'Những gì trang đăng nhập cần',
  access: 'public',
  params: nothing,
  query: nothing,
  body: nothing,
  response: welcome,
});

export const signIn = endpoint({
  method: 'POST',
  path: '/api/sign-in',
  summary: 'Đăng nhập; phiên nằm trong cookie',
  access: 'public',
  params: nothing,
  query: nothing,
  body: z.object({ username: z.string().trim().min(1).max(60), password: z.string().min(1).max(200) }),
  response: me,
});

export const signOut = endpoint({
  method: 'POST',
  path: '/api/sign-out',
  summary: 'Đăng xuất và kết thúc ca; không được khi còn giữ một lượt liên hệ',
  access: 'signed-in',
  params: nothing,
  query: nothing,
  body: nothing,
  response: nothing,
});

export const listStaff = endpoint({
  method: 'GET',
  path: '/api/staff',
  summary: 'Danh sách người dùng',
  access: ['admin', 'supervisor'],
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.array(me.extend({ station: z.string() })),
});

export const staffEndpoints = { getMe, getWelcome, signIn, signOut, listStaff };
