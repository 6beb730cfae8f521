// What is done with a conversation beside asking: hold, mute, a supervisor called in, a hand raised.
import { z } from 'zod';

import { consoleView } from './attempts.ts';
import { id, nothing } from './common.ts';
import { endpoint } from './endpoint.ts';

const callers = ['operator', 'verifier', 'supervisor'] as const;
const attemptParams = z.object({ attemptId: id });
const onOff = z.object({ on: z.boolean() });

export const holdCall = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/hold',
  summary: 'Cho người dân giữ máy (nghe lời nhắn), hoặc nói tiếp',
  access: callers,
  params: attemptParams,
  query: nothing,
  body: onOff,
  response: consoleView,
});

export const muteOperator = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/mute',
  summary: 'Tắt hoặc bật tiếng của người gọi',
  access: callers,
  params: attemptParams,
  query: nothing,
  body: onOff,
  response: consoleView,
});

export const listSupervisors = endpoint({
  method: 'GET',
  path: '/api/supervisors',
  summary: 'Giám sát viên có thể mời vào cuộc gọi, người đang rảnh trước',
  access: ['operator'],
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.array(z.object({ id: z.string(), name: z.string(), here: z.boolean(), busy: z.boolean() })),
});

export const askSupervisor = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/supervisor',
  summary: 'Mời giám sát viên vào cuộc gọi; người dân giữ máy cho đến khi được mời lại',
  access: ['operator'],
  params: attemptParams,
  query: nothing,
  body: z.object({ supervisorId: z.string() }),
  response: consoleView,
});

export const withdrawSupervisor = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/supervisor/withdrawal',
  summary: 'Thôi mời, hoặc mời giám sát viên rời cuộc gọi',
  access: ['operator'],
  params: attemptParams,
  query: nothing,
  body: nothing,
  response: consoleView,
});

export const handOver = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/hand-over',
  summary: 'Giao hồ sơ, phiếu và người dân cho giám sát viên đang trong cuộc gọi, rồi rời đi',
  access: ['operator'],
  params: attemptParams,
  query: nothing,
  body: z.object({ then: z.enum(['ready', 'pause']).default('ready') }),
  response: consoleView,
});

export const raiseHand = endpoint({
  method: 'POST',
  path: '/api/console/hand',
  summary: 'Giơ tay: giám sát viên thấy ngay trên phòng gọi',
  access: ['operator'],
  params: nothing,
  query: nothing,
  body: nothing,
  response: consoleView,
});

const handParams = z.object({ handId: id });

export const lowerHand = endpoint({
  method: 'POST',
  path: '/api/hands/:handId/lowering',
  summary: 'Hạ tay: của chính mình, hoặc giám sát viên khi đã giúp xong',
  access: ['operator', 'supervisor', 'admin'],
  params: handParams,
  query: nothing,
  body: nothing,
  response: nothing,
});

export const seeHand = endpoint({
  method: 'POST',
  path: '/api/hands/:handId/seen',
  summary: 'Báo cho điện thoại viên: đã thấy, tới ngay',
  access: ['supervisor', 'admin'],
  params: handParams,
  query: nothing,
  body: nothing,
  response: nothing,
});

export const endUnattended = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/unattended',
  summary: 'Quá giờ ghi kết quả mà không ai ở bàn gọi: kết quả theo quy tắc, người gọi chuyển sang nghỉ',
  access: callers,
  params: attemptParams,
  query: nothing,
  body: z.object({ note: z.string().trim().max(1000).optional() }),
  response: consoleView,
});

export const callControlsEndpoints = {
  endUnattended,
  holdCall,
  muteOperator,
  listSupervisors,
  askSupervisor,
  withdrawSupervisor,
  handOver,
  raiseHand,
  lowerHand,
  seeHand,
};
