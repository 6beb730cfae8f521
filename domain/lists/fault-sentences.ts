// What to tell people when a file cannot be read: what is wrong, where, what to do. Data, used by screens and `cati`.
import type { Bilingual } from './bilingual.ts';
import type { ListFaultCode, ListFaultDetails } from './list-fault.ts';

const formats: Readonly<Record<string, Bilingual>> = {
  xls: { vi: 'Excel 97–2003 (.xls)', en: 'Excel 97–2003 (.xls)' },
  xlsb: { vi: 'Excel nhị phân (.xlsb)', en: 'Excel binary (.xlsb)' },
  ods: { vi: 'OpenDocument (.ods)', en: 'OpenDocument (.ods)' },
  xml: { vi: 'XML', en: 'XML' },
  pdf: { vi: 'PDF', en: 'PDF' },
  docx: { vi: 'Word', en: 'Word' },
  image: { vi: 'hình ảnh', en: 'an image' },
  zip: { vi: 'tệp nén', en: 'an archive' },
  binary: { vi: 'dữ liệu nhị phân', en: 'binary data' },
};

/** Formats of which there is more to say than their name. */
const unsupported: Readonly<Record<string, Bilingual>> = {
  html: {
    vi: 'Tệp là trang web (HTML), dù có thể mang đuôi .xls. Hãy mở tệp bằng Excel, chọn lưu thành .xlsx rồi nạp lại.',
    en: 'The file is a web page (HTML), though it may be named .xls. Open it in Excel, save it as .xlsx and retry.',
  },
  'xlsx-encrypted': {
    vi: 'Tệp Excel có mật khẩu. Hãy mở tệp bằng Excel, bỏ mật khẩu, lưu lại rồi nạp lại.',
    en: 'The Excel file has a password. Open it in Excel, take the password off, save it and retry.',
  },
};

function formatName(details: ListFaultDetails, language: keyof Bilingual): string {
  return formats[details.format ?? 'binary']?.[language] ?? details.format ?? '';
}

const sentences: Readonly<
  Record<
    ListFaultCode,
    { vi: (details: ListFaultDetails) => string; en: (details: ListFaultDetails) => string }
  >
> = {
  'list-empty': {
    vi: () => 'Tệp không có dòng nào. Hãy kết xuất lại danh sách hồ sơ rồi nạp lại.',
    en: () => 'The file has no rows. Export the list again.',
  },
  'list-not-a-table': {
    vi: (details) => `Tệp là ${formatName(details, 'vi')}, không phải bảng. Hãy nạp tệp .xlsx hoặc .csv.`,
    en: (details) => `The file is ${formatName(details, 'en')}, not a table. Give an .xlsx or .csv file.`,
  },
  'list-corrupt': {
    vi: ({ part }) => `Tệp bị hỏng${part ? ` ở phần ${part}` : ''}. Hãy mở bằng Excel, lưu lại rồi nạp lại.`,
    en: ({ part }) =>
      `The file is damaged${part ? ` in ${part}` : ''}. Open it in Excel, save it again and retry.`,
  },
  'list-too-large': {
    vi: ({ maxBytes }) =>
      `Tệp quá lớn sau khi giải nén${maxBytes ? ` (tối đa ${Math.floor(maxBytes / 2 ** 20)} MB)` : ''}. Hãy xóa các dòng trống có định dạng, chia nhỏ danh sách hoặc nạp tệp .csv.`,
    en: ({ maxBytes }) =>
      `The file is too large once unpacked${maxBytes ? ` (at most ${Math.floor(maxBytes / 2 ** 20)} MB)` : ''}. Delete formatted blank rows, split the list or give a .csv file.`,
  },
  'list-quote-unclosed': {
    vi: ({ line }) => `Dòng ${line ?? '?'}: có dấu ngoặc kép mở mà không đóng. Hãy sửa dòng này rồi nạp lại.`,
    en: ({ line }) =>
      `Line ${line ?? '?'}: a quotation mark is opened and never closed. Correct that line and retry.`,
  },
  'list-formula-unsolved': {
    vi: ({ sheet, cell }) =>
      `Ô ${cell ?? '?'} (tờ ${sheet ?? '?'}) là công thức chưa có kết quả hoặc báo lỗi. Hãy mở tệp bằng Excel, sửa công thức hoặc thay bằng giá trị, lưu lại rồi nạp lại.`,
    en: ({ sheet, cell }) =>
      `Cell ${cell ?? '?'} (sheet ${sheet ?? '?'}) is a formula that has no result or an error. Open the file in Excel, correct the formula or paste its value, save and retry.`,
  },
  'list-header-not-found': {
    vi: ({ rowsRead }) =>
      `Không thấy dòng tiêu đề trong ${rowsRead ?? 0} dòng đã đọc. Cần một dòng có tên cột như Mã hồ sơ, Họ tên người nộp, Số điện thoại, Cơ quan giải quyết, Ngày trả kết quả, Trạng thái.`,
    en: ({ rowsRead }) =>
      `No header row found in the ${rowsRead ?? 0} rows read. One row must name the columns, such as Mã hồ sơ, Họ tên người nộp, Số điện thoại, Cơ quan giải quyết, Ngày trả kết quả, Trạng thái.`,
  },
  'list-header-only': {
    vi: ({ line }) =>
      `Tệp có dòng tiêu đề${line ? ` (dòng ${line})` : ''} nhưng không có hồ sơ nào bên dưới. Hãy kiểm tra kỳ và bộ lọc đã chọn khi kết xuất, kết xuất lại danh sách rồi nạp lại.`,
    en: ({ line }) =>
      `The file has a header${line ? ` (row ${line})` : ''} and no record below it. Check the period and filters of the export, export the list again and retry.`,
  },
  'list-format-unsupported': {
    vi: (details) =>
      unsupported[details.format ?? '']?.vi ??
      `Chưa đọc được định dạng ${formatName(details, 'vi')}. Hãy mở tệp bằng Excel và lưu thành .xlsx.`,
    en: (details) =>
      unsupported[details.format ?? '']?.en ??
      `The format ${formatName(details, 'en')} cannot be read. Open the file in Excel and save it as .xlsx.`,
  },
};

/** One sentence for people about a fault of a list file, in both languages. */
export function faultSentence(code: ListFaultCode, details: ListFaultDetails = {}): Bilingual {
  return { vi: sentences[code].vi(details), en: sentences[code].en(details) };
}
