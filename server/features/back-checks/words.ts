// Vietnamese words for what an exported file says of phúc tra; screens have theirs in client/text.
import type { ReviewState } from '#contract/back-check-review.ts';
import type { Consequence } from '#domain/back-checks/consequences.ts';
import type { Verdict } from '#domain/back-checks/verdict.ts';

export const verdictWords: Record<Verdict, string> = {
  confirmed: 'Xác nhận',
  differs: 'Sai lệch',
  denied: 'Phủ nhận',
  'not-reached': 'Không liên lạc được',
};

export const consequenceWords: Record<Consequence, string> = {
  void: 'Hủy phiếu',
  correct: 'Sửa câu trả lời',
  retrain: 'Tập huấn lại',
  'check-batch': 'Phúc tra toàn bộ',
};

export const stateWords: Record<ReviewState, string> = {
  'nothing-to-decide': 'Không cần quyết định',
  'operator-may-answer': 'Chờ giải trình',
  'to-decide': 'Chờ quyết định',
  decided: 'Đã quyết định',
};
