// What citizens say when asked an open question: wishes and complaints about one-stop offices, and often nothing.

import { chance, oneOf } from '#simulator/citizens/chance.ts';

const silent = [
  'Không có ý kiến gì thêm.',
  'Thế là được rồi, không có gì góp ý thêm.',
  'Chưa nghĩ ra, cứ như hiện nay là được.',
] as const;

const spoken = [
  'Mong trả kết quả đúng hẹn hơn, đừng để dân phải đi lại nhiều lần.',
  'Nên hướng dẫn một lần cho đủ giấy tờ, bổ sung tới bổ sung lui mất công lắm.',
  'Mấy cái nộp qua mạng khó quá, người lớn tuổi không biết làm, cần người chỉ.',
  'Cán bộ nên nhẹ nhàng, giải thích dễ hiểu hơn cho bà con.',
  'Phí, lệ phí nên niêm yết cho rõ để dân biết.',
  'Chỗ ngồi chờ hơi ít, hôm đông phải đứng.',
  'Nên làm cả sáng thứ Bảy để người đi làm còn tới được.',
  'Hồ sơ trễ hẹn thì nên nhắn tin báo trước cho dân.',
  'Rút ngắn thời gian giải quyết đất đai, chờ lâu quá.',
  'Góp ý rồi thì nên trả lời cho dân biết xử lý tới đâu.',
] as const;

/** The text this person would give to this open question. */
export function wishes(seed: number, phoneE164: string, question: string): string {
  const says = chance(seed, 'has a wish', phoneE164, question) < 0.6 ? spoken : silent;
  return oneOf(says, seed, 'wish', phoneE164, question);
}
