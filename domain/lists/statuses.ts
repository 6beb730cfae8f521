// What a transaction's status says: whether the result was given, and whether in time. Vocabulary as data.
import { foldText, tidyText } from './names.ts';

/** `byDate`: the words do not settle it (Quá hạn, blank, unknown); a result date then means completed. */
export type StatusOutcome = 'completed' | 'notCompleted' | 'byDate';

/** The result came by the date promised, or after it. Early counts as on time. */
export const timelinesses = ['onTime', 'late'] as const;
export type Timeliness = (typeof timelinesses)[number];

export interface StatusReading {
  outcome: StatusOutcome;
  /** What the words say about time; null when they say nothing. */
  timeliness: Timeliness | null;
  /** False when the words are in none of the vocabularies below. */
  isKnown: boolean;
}

// Words that lose their meaning without marks (chờ/cho, đang/đăng, chưa/chùa) are matched with marks, or as an opening.
const notCompletedWithMarks = /chờ|đang|chưa|dừng|rút/u;
const notCompleted =
  /^(cho|dang|chua|moi) |tu choi|bi choi|khong (tiep nhan|giai quyet|dat|du|duoc|thuc hien|hop le)|rut (ho so|hs|don)|dung (xu ly|giai quyet|thuc hien)|tam (dung|ngung)|da huy|bi huy|^huy|tra (lai )?(ho so|hs)( |$)|tra lai|bo sung|luu tam|moi (tiep nhan|nhan|nop|dang ky)|^(da )?tiep nhan( ho so)?$|^(da )?nhan ho so$|^trong han$|con han|cho xu ly/;
const completed =
  /tra (ket qua|kq)|da (tra|xong|giai quyet|xu ly|cap|phat hanh|ket thuc|co ket qua|nhan ket qua)|hoan (thanh|tat)|ket thuc|co ket qua|giai quyet xong|xu ly xong|^(tra )?(dung|truoc|som) han$|^tre han$|^tra (dung|truoc|som|tre|qua) han$/;
const timeOnly = /^(bi )?(qua|cham) han$/;
const late = /(tre|qua|cham) han|khong dung han/;
const onTime = /(dung|truoc|som|trong) han/;

/**
 * Reads a status. Refusals, withdrawals, stops and anything still under way are not completed, whatever else the
 * words say ("Đang xử lý quá hạn"); "chờ trả kết quả" too, as the citizen has not had the result yet.
 */
export function readStatus(text: string | null): StatusReading {
  if (text === null) return { outcome: 'byDate', timeliness: null, isKnown: false };
  const folded = foldText(text);
  const timeliness = late.test(folded) ? 'late' : onTime.test(folded) ? 'onTime' : null;
  if (notCompletedWithMarks.test(tidyText(text).toLowerCase()) || notCompleted.test(folded)) {
    return { outcome: 'notCompleted', timeliness: null, isKnown: true };
  }
  if (completed.test(folded)) return { outcome: 'completed', timeliness, isKnown: true };
  return { outcome: 'byDate', timeliness, isKnown: timeOnly.test(folded) };
}

/** Whether the result came in time: by the status's own words, else by the dates (ISO); null when neither says. */
export function timelinessOf(
  status: StatusReading,
  resultOn: string | null,
  dueOn: string | null,
): Timeliness | null {
  if (status.timeliness) return status.timeliness;
  if (resultOn === null || dueOn === null) return null;
  return resultOn <= dueOn ? 'onTime' : 'late';
}
