// The sentences citizens say, as data. Each stands for exactly one meaning, so that an attentive interviewer records
// the right answer. {self}, {Self}, {you} and {a} are filled in by address.ts.

import type { Region } from '#simulator/citizens/persona.ts';

export type Phrases = readonly [string, ...string[]];

/** For satisfaction, by step from 1 (the worst) to 5. */
export const satisfactionPhrases: Record<1 | 2 | 3 | 4 | 5, Phrases> = {
  5: [
    'Rất hài lòng {you} {a}.',
    'Cái này thì {self} rất hài lòng.',
    '{Self} ưng lắm, không chê vào đâu được.',
    'Tốt lắm {you} {a}, {self} rất hài lòng.',
    'Quá tốt, {self} rất hài lòng về cái đó.',
  ],
  4: [
    'Hài lòng {you} {a}.',
    '{Self} thấy hài lòng.',
    'Tốt {you} {a}.',
    'Ổn đấy, hài lòng.',
    'Ừ, cái đó {self} hài lòng.',
  ],
  3: [
    'Cũng được {you} {a}.',
    'Bình thường thôi {you}.',
    'Tàm tạm {you} {a}.',
    'Cũng bình thường, không khen không chê.',
    'Nói chung là tạm được.',
  ],
  2: [
    'Chưa hài lòng lắm đâu {you}.',
    'Nói thật là {self} không hài lòng.',
    'Cái này thì chưa được {you} {a}.',
    'Không hài lòng {you} {a}.',
    '{Self} thấy chưa ổn.',
  ],
  1: [
    'Rất không hài lòng.',
    'Quá tệ {you} {a}, {self} rất bực.',
    'Cái này {self} rất không hài lòng.',
    'Nói thật là {self} thất vọng hết sức.',
    'Tệ lắm, {self} rất không hài lòng {you} {a}.',
  ],
};

/** Said only in some regions, beside the common ones. */
export const regionalSatisfaction: Record<Region, Partial<Record<1 | 2 | 3 | 4 | 5, Phrases>>> = {
  north: { 5: ['Tốt quá đi ấy chứ, rất hài lòng.'], 3: ['Thì cũng thường thường thôi.'] },
  centre: { 4: ['Rứa là tốt rồi, hài lòng {you} {a}.'], 3: ['Thì cũng rứa rứa, bình thường.'] },
  south: {
    5: ['Dạ quá tốt luôn, rất hài lòng nha.'],
    4: ['Dạ được đó, hài lòng.'],
    3: ['Cũng vậy vậy thôi, bình thường à.'],
    2: ['Hổng có hài lòng đâu {you} ơi.'],
  },
};

export const yesPhrases: Phrases = ['Có {you} {a}.', 'Vâng, có.', 'Dạ có.', 'Ừ, có đấy.'];
export const noPhrases: Phrases = [
  'Không {you} {a}.',
  'Dạ không.',
  'Không có đâu {you}.',
  'Không, không có.',
];

export const consentPhrases: Phrases = [
  'Ừ, {you} hỏi đi.',
  'Được, {self} nghe đây, {you} hỏi nhanh giúp {self}.',
  'Đồng ý, {you} cứ hỏi.',
  'Vâng, {self} trả lời được.',
];
export const recordingYes: Phrases = [
  'Ghi âm cũng được {you} {a}.',
  'Đồng ý, ghi âm thì ghi âm.',
  'Được, không sao.',
];
export const recordingNo: Phrases = ['Thôi đừng ghi âm {you} {a}.', 'Không, {self} không muốn ghi âm đâu.'];
export const transactionYes: Phrases = [
  'Có, {self} có nộp hồ sơ, nhận kết quả rồi.',
  'Đúng rồi, {self} làm rồi, lấy kết quả rồi {you} {a}.',
];
export const transactionNo: Phrases = [
  'Không, {self} có làm giấy tờ gì ở đó đâu.',
  'Không phải {self}, {self} không nộp hồ sơ nào cả.',
];
export const earlierYes: Phrases = [
  'Có, hôm trước có người gọi hỏi {self} rồi.',
  'Có {you} {a}, {self} trả lời một lần rồi.',
];
export const earlierNo: Phrases = [
  'Không, có ai gọi hỏi {self} bao giờ đâu.',
  'Không {you} {a}, {self} chưa trả lời khảo sát nào cả.',
];

export const doesNotKnowPhrases: Phrases = [
  'Cái này {self} không biết {you} {a}.',
  '{Self} không rõ, không trả lời được.',
  'Không để ý, {self} không biết nói sao.',
];

export const askBackPhrases: Phrases = [
  'Mà {you} ơi, gọi thế này có mất tiền của {self} không?',
  'Khoan, {you} lấy số của {self} ở đâu thế?',
  'Còn lâu không {you}? {Self} đang dở tay chút.',
  '{Self} nghe không rõ, {you} nói lại được không?',
];

export const wrongPersonPhrases: Phrases = [
  'Nhầm số rồi {you} {a}, không phải người đó đâu.',
  'Ở đây không có ai tên như thế, {you} gọi nhầm rồi.',
];
export const refusalPhrases: Phrases = [
  'Thôi, {self} không tham gia đâu.',
  'Giờ lừa đảo nhiều lắm, {self} không trả lời.',
  '{Self} bận lắm, không khảo sát gì cả.',
];
export const laterPhrases: Phrases = [
  'Giờ {self} đang dở việc, {you} gọi lại sau 5 giờ chiều giúp {self}.',
  '{Self} đang chạy xe, tối {you} gọi lại nhé, khoảng 7 giờ.',
  'Đang họp, mai {you} gọi lại buổi sáng, tầm 9 giờ nhé.',
];
export const leavingPhrases: Phrases = [
  'Thôi {self} có việc rồi, {self} cúp máy đây.',
  'Hỏi dài quá, {self} không rảnh nữa đâu, chào {you}.',
];
export const hangUpAfterRefusal: Phrases = ['{Self} đã nói là không rồi mà.', 'Thôi, chào {you}.'];
export const hangUpAfterLater: Phrases = ['Ừ, lúc khác nhé, chào {you}.', 'Thế nhé, {self} cúp máy đây.'];
export const hangUpAfterWrong: Phrases = ['Không phải đâu, chào {you}.', 'Nhầm rồi, thế nhé.'];
export const machinePhrases: Phrases = [
  'Thuê bao quý khách vừa gọi hiện không nghe máy, vui lòng để lại lời nhắn sau tiếng bíp.',
];

export const openings: Phrases = ['A lô, {self} nghe đây.', 'A lô, vâng, {self} nghe.', 'A lô, ai đấy?'];
export const identityPhrases: Phrases = ['Vâng, {self} đây.', 'Đúng rồi, {self} nghe đây.'];
export const farewells: Phrases = ['Không có gì, chào {you}.', 'Ừ, chào {you} nhé.'];
export const listening: Phrases = ['Vâng, {self} nghe.', 'Ừ, {you} nói đi.'];
