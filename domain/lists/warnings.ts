// What is worth knowing about a row without refusing it. Codes are counted in the summary of a list.
import type { Bilingual } from './bilingual.ts';
import type { PhoneWarning } from './phone.ts';

export type ListWarning =
  | PhoneWarning
  | 'samePersonAgain'
  | 'nameDiffersFromEarlierList'
  | 'recordDiffersFromEarlierList'
  | 'phoneUnderManyNames'
  | 'recordCodeMissing'
  | 'recordCodeUnknownForm'
  | 'recordCodeDateMismatch'
  | 'nameMissing'
  | 'statusUnknown'
  | 'channelUnknown'
  | 'receivedOnUnreadable'
  | 'dueOnUnreadable'
  | 'resultOnUnreadable'
  | 'resultOnMissing'
  | 'resultBeforeReceived'
  | 'textDamaged';

/** What each warning means, for screens and reports. */
export const warningSentences: Readonly<Record<ListWarning, Bilingual>> = {
  lostZero: {
    vi: 'Số điện thoại mất số 0 ở đầu, đã thêm lại',
    en: 'The leading zero was lost and was put back',
  },
  plus84: { vi: 'Số điện thoại ghi theo mã quốc gia 84', en: 'The number is written with country code 84' },
  old11: {
    vi: 'Số di động 11 chữ số cũ, đã đổi sang đầu số mới',
    en: 'Old mobile number of 11 digits, renumbered',
  },
  oldLandline: {
    vi: 'Số cố định theo mã vùng cũ, đã đổi sang mã mới',
    en: 'Landline under an old area code, renumbered',
  },
  ambiguousOldLandline: {
    vi: 'Có thể là số cố định theo mã vùng cũ; được đọc là số di động',
    en: 'May be a landline under an old area code; read as mobile',
  },
  landline: { vi: 'Số cố định', en: 'Landline' },
  twoPhones: { vi: 'Ô có nhiều số điện thoại', en: 'Several numbers in the cell' },
  extensionDropped: { vi: 'Đã bỏ số máy lẻ', en: 'An extension was left out' },
  partUnreadable: {
    vi: 'Một phần của ô điện thoại không đọc được',
    en: 'Part of the phone cell could not be read',
  },
  samePersonAgain: {
    vi: 'Người này đã có hồ sơ khác ở dòng trên (cùng số điện thoại và họ tên)',
    en: 'The person has another transaction above (same number and name)',
  },
  nameDiffersFromEarlierList: {
    vi: 'Danh sách nạp trước ghi tên khác cho cùng mã hồ sơ',
    en: 'A list read earlier states another name for the same mã hồ sơ',
  },
  recordDiffersFromEarlierList: {
    vi: 'Danh sách nạp trước ghi khác cho cùng mã hồ sơ (số điện thoại, cơ quan, ngày trả hoặc trạng thái); dòng nạp trước được dùng',
    en: 'A list read earlier says otherwise for the same mã hồ sơ (number, agency, result date or status); the earlier one stands',
  },
  phoneUnderManyNames: {
    vi: 'Số điện thoại đứng tên nhiều người, có thể là của cán bộ hoặc người làm dịch vụ',
    en: 'The number stands with many names; it may be a clerk’s or an agent’s',
  },
  recordCodeMissing: { vi: 'Không ghi mã hồ sơ', en: 'No mã hồ sơ' },
  recordCodeUnknownForm: { vi: 'Mã hồ sơ không theo mẫu thường gặp', en: 'The mã hồ sơ has an unusual form' },
  recordCodeDateMismatch: {
    vi: 'Ngày trong mã hồ sơ khác ngày tiếp nhận',
    en: 'The date in the mã hồ sơ differs from the date of receipt',
  },
  nameMissing: { vi: 'Không ghi tên người nộp', en: 'No applicant’s name' },
  statusUnknown: {
    vi: 'Trạng thái trống hoặc lạ; xét theo ngày trả kết quả',
    en: 'Status blank or unknown; judged by the result date',
  },
  channelUnknown: { vi: 'Hình thức nộp ghi lạ', en: 'Unknown way of submitting' },
  receivedOnUnreadable: { vi: 'Ngày tiếp nhận không đọc được', en: 'Unreadable date of receipt' },
  dueOnUnreadable: { vi: 'Ngày hẹn trả không đọc được', en: 'Unreadable due date' },
  resultOnUnreadable: { vi: 'Ngày trả kết quả không đọc được', en: 'Unreadable result date' },
  resultOnMissing: {
    vi: 'Đã hoàn thành nhưng không ghi ngày trả kết quả',
    en: 'Completed without a result date',
  },
  resultBeforeReceived: {
    vi: 'Ngày trả kết quả trước ngày tiếp nhận',
    en: 'Result date before the date of receipt',
  },
  textDamaged: { vi: 'Chữ bị lỗi mã hóa', en: 'Text damaged by a wrong encoding' },
};

export const listWarnings = Object.keys(warningSentences).filter(
  (key): key is ListWarning => key in warningSentences,
);
