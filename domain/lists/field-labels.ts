// What the fields of a list are called, for screens and reports.
import type { Bilingual } from './bilingual.ts';
import type { ListField } from './header-words.ts';

export const fieldLabels: Readonly<Record<ListField, Bilingual>> = {
  ordinal: { vi: 'Số thứ tự', en: 'Ordinal' },
  recordCode: { vi: 'Mã hồ sơ', en: 'Record code (mã hồ sơ)' },
  tthcName: { vi: 'Tên thủ tục hành chính', en: 'Procedure' },
  tthcCode: { vi: 'Mã thủ tục hành chính', en: 'Procedure code' },
  field: { vi: 'Lĩnh vực', en: 'Field (lĩnh vực)' },
  agencyName: { vi: 'Cơ quan giải quyết', en: 'Agency' },
  applicantName: { vi: 'Người nộp', en: 'Applicant' },
  phones: { vi: 'Số điện thoại', en: 'Telephone' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  receivedOn: { vi: 'Ngày tiếp nhận', en: 'Date of receipt' },
  dueOn: { vi: 'Ngày hẹn trả', en: 'Due date' },
  resultOn: { vi: 'Ngày trả kết quả', en: 'Result date' },
  status: { vi: 'Trạng thái', en: 'Status' },
  channel: { vi: 'Hình thức nộp', en: 'Way of submitting' },
};
