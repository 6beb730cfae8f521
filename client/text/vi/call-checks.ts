// Whoever answers at the verification number.
export const callChecks = {
  title: 'Kiểm tra cuộc gọi',
  lead: 'Người dân gọi tới hỏi có phải cuộc gọi của mình không: gõ mã họ đọc. Mỗi lần tra được ghi vào nhật ký.',
  code: 'Mã kiểm tra (8 chữ số)',
  check: 'Kiểm tra',
  notOurs:
    'Không có cuộc gọi nào mang mã này. Hỏi lại từng số; nếu vẫn không có, khuyên người dân không trả lời.',
  ours: 'Đúng là cuộc gọi khảo sát.',
  notCalled: 'Có hồ sơ này, nhưng chưa ai gọi.',
  compare:
    'Hỏi người dân tên và giờ nhận cuộc gọi rồi so với dưới đây; không đọc những thông tin này cho họ trước.',
  survey: 'Đợt khảo sát',
  respondent: 'Người được gọi',
  about: 'Về',
  calls: 'Các cuộc gọi, mới nhất trước',
  answered: 'có nghe máy',
  unanswered: 'không nghe máy',
  elsewhere: 'Không thấy cuộc gọi người dân nói tới? Chuyển họ đến Sở Nội vụ: nơi đó cũng gọi kiểm tra lại.',
  recordings: 'Ghi âm',
  noRecordings: 'Không có bản ghi âm nào.',
  kept: (count: string) => `Có ${count} bản. Người dân có quyền yêu cầu xóa; xóa rồi không lấy lại được.`,
  reason: 'Người dân yêu cầu thế nào (ghi vào nhật ký)',
  delete: 'Xóa mọi bản ghi âm',
  deleted: (count: string) => `Đã xóa ${count} bản; nhà mạng xóa trong ít giây.`,
};
