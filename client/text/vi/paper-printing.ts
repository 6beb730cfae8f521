// Printing paper forms.
export const paperPrinting = {
  title: 'In phiếu',
  lead: 'Mỗi người một phiếu khổ A4 có mã phiếu, để khi thu về nhập đúng hồ sơ. Chỉ in cho hồ sơ chưa xong; người trong danh sách không gọi không có phiếu.',
  whom: 'In cho',
  all: (people: string) => `Cả đợt khảo sát (${people})`,
  strata: 'Theo tầng',
  agencies: 'Theo cơ quan',
  group: (name: string, people: string) => `${name} (${people})`,
  language: 'Ngôn ngữ của phiếu',
  languageNames: { vi: 'Tiếng Việt', en: 'Tiếng Anh' },
  format: 'Dạng tệp',
  formats: { pdf: 'PDF, để in ngay', docx: 'Word, để sửa lời văn rồi in' },
  file: 'Tệp số',
  fileHint: (perFile: string) =>
    `Mỗi tệp nhiều nhất ${perFile} phiếu. Một người luôn ở cùng một tệp, kể cả khi in lại.`,
  named: 'In họ tên, địa chỉ ở phần cắt rời',
  namedHint: 'Phần này cắt ra trước khi gửi lại, để tên và câu trả lời không ở cùng một tờ.',
  reason: 'Lý do in họ tên, địa chỉ',
  reasonHint:
    'Từ 10 ký tự, ví dụ: phát phiếu tại xã Đắk Ha. Người in, thời điểm và lý do được ghi vào nhật ký.',
  act: 'In phiếu có mã',
  wait: 'Tệp 100 phiếu mất khoảng một phút.',
  blank: 'In phiếu trống',
  blankHint: 'Phiếu trống không có mã: người phát ghi mã của hồ sơ vào ô trước khi đưa.',
  nobody: 'Không còn hồ sơ nào để in.',
  reasonShort: 'Ghi lý do, từ 10 ký tự, rồi mới in được.',
  ofVersion: 'Phiếu giấy (.pdf)',
};
