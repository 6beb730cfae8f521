// What a report says of itself and of its appendices, by its figures: nobody writes it.
import type { ReportFigures } from './figures.ts';
import { momentWords, number } from './wording.ts';

export interface ReportNotes {
  /** Stands under the name of a report that was made while calls went on; null of one that is final. */
  readonly draft: string | null;
  /** Over the answers to each item. */
  readonly items: string;
  /** Over the list of what to improve. */
  readonly improvement: string;
}

export function notesOf(figures: ReportFigures): ReportNotes {
  const { takenAt, openCases, modes, earlier, improvement } = figures;
  const blank = modes.some(({ mode }) => mode === 'paper')
    ? ', “từ chối” và để trống trên phiếu giấy'
    : ', “từ chối”';
  const hasWords = improvement.some(({ lowest }) => lowest.some(({ words }) => words.length > 0));
  const isOfWhole = improvement.length > 0 && improvement.every(({ agency }) => agency === '');
  return {
    draft:
      openCases === null || openCases === 0
        ? null
        : `DỰ THẢO: số liệu tạm tính lúc ${momentWords(takenAt)}; khảo sát chưa kết thúc, còn ${number(openCases)} người chưa phỏng vấn xong`,
    items: `Các cột mức độ hài lòng: % trên số câu trả lời hợp lệ. Không tính: số câu trả lời “không áp dụng”, “không biết”${blank}.`,
    improvement: [
      `${isOfWhole ? 'Của toàn đợt khảo sát' : 'Của mỗi cơ quan đủ số phiếu'}: nội dung có điểm thấp nhất${earlier === null ? '' : ', và giảm nhiều nhất so với kỳ trước'}.`,
      ...(hasWords
        ? [
            'Ý kiến là lời của người chấm nội dung đó dưới mức hài lòng; tên và số dài đã che. Câu không có ý kiến (“không”, “chưa nghĩ ra”, “ok”…) không ghi. Một ý kiến chỉ ghi một lần cho mỗi cơ quan dù người đó chấm thấp nhiều nội dung: ở nội dung mà ý kiến nói đến, nếu phiếu hoặc mã hóa cho biết; không thì ở nội dung có điểm thấp hơn.',
          ]
        : []),
    ].join(' '),
  };
}
