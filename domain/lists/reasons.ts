// What each fate is called and why a row has it, in words for the office that made the list: what is wrong, what to do.
// Data: written into the file that is given back, and shown on screens.
import type { Bilingual } from './bilingual.ts';
import type { Fate } from './fates.ts';

/** Column «Kết quả» of the file given back. */
export const fateLabels: Readonly<Record<Fate, Bilingual>> = {
  accepted: { vi: 'Đưa vào khung mẫu', en: 'Accepted' },
  duplicate: { vi: 'Trùng mã hồ sơ', en: 'Duplicate' },
  missingAgency: { vi: 'Thiếu cơ quan giải quyết', en: 'Agency missing' },
  status: { vi: 'Chưa hoàn thành', en: 'Not completed' },
  period: { vi: 'Ngoài kỳ khảo sát', en: 'Outside the period' },
  missingPhone: { vi: 'Thiếu số điện thoại', en: 'Phone missing' },
  premiumPhone: { vi: 'Số tổng đài', en: 'Service number' },
  invalidPhone: { vi: 'Số điện thoại sai', en: 'Phone invalid' },
};

/** Column «Lý do» of the file given back; empty for accepted rows. */
export const fateReasons: Readonly<Record<Fate, Bilingual>> = {
  accepted: { vi: '', en: '' },
  duplicate: {
    vi: 'Mã hồ sơ này đã có ở một dòng phía trên. Mỗi hồ sơ chỉ được ghi một dòng: hãy xóa dòng thừa hoặc sửa lại mã hồ sơ.',
    en: 'This mã hồ sơ stands in an earlier row. Keep one row per transaction: delete the extra row or correct its code.',
  },
  missingAgency: {
    vi: 'Không ghi cơ quan giải quyết nên không xếp được hồ sơ vào đơn vị nào. Hãy điền tên cơ quan, đơn vị đã giải quyết hồ sơ.',
    en: 'No agency is stated, so the transaction belongs to no unit. Fill in the agency that handled it.',
  },
  status: {
    vi: 'Trạng thái cho thấy người dân chưa nhận kết quả (đang xử lý, chờ bổ sung, từ chối, rút hồ sơ hoặc dừng xử lý). Nếu đã trả kết quả, hãy cập nhật trạng thái và ngày trả.',
    en: 'By its status the citizen has had no result (under way, waiting, refused, withdrawn or stopped). If the result was given, update the status and the date.',
  },
  period: {
    vi: 'Ngày trả kết quả để trống, ghi sai hoặc nằm ngoài kỳ khảo sát. Hãy kiểm tra ngày trả kết quả (ngày/tháng/năm).',
    en: 'The result date is blank, unreadable or outside the survey period. Check the date (day/month/year).',
  },
  missingPhone: {
    vi: 'Không có số điện thoại nên không thể gọi phỏng vấn. Hãy bổ sung số điện thoại của người nộp hồ sơ.',
    en: 'There is no telephone number to call. Add the applicant’s number.',
  },
  premiumPhone: {
    vi: 'Số 1900 hoặc 1800 là số tổng đài, không phải số của người nộp hồ sơ. Hãy thay bằng số điện thoại của người nộp.',
    en: 'A 1900 or 1800 number is a service line, not the applicant’s. Replace it with the applicant’s own number.',
  },
  invalidPhone: {
    vi: 'Số điện thoại thừa, thiếu chữ số hoặc không thuộc đầu số nào đang dùng. Hãy kiểm tra và sửa lại theo dạng 0xxxxxxxxx.',
    en: 'The number has too many or too few digits or belongs to no range in use. Correct it to the form 0xxxxxxxxx.',
  },
};
