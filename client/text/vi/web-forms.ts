// Self-completed forms: personal links and how far they are.
export const webForms = {
  title: 'Phiếu trên mạng',
  lead: 'Mỗi người trong mẫu có một liên kết riêng để tự trả lời cùng bảng hỏi; trả lời xong thì không gọi điện nữa.',
  sofar: 'Đến nay',
  valid: 'Liên kết còn dùng được',
  ofOpen: (open: string) => `trên ${open} hồ sơ chưa xong`,
  begun: 'Đang trả lời',
  complete: 'Phiếu đã gửi',
  ended: 'Từ chối, không đủ điều kiện',
  counts:
    'Người đang trả lời được hoãn gọi 30 phút sau mỗi câu. Phiếu đã gửi vào kết quả ngay, với cách trả lời «Trên mạng».',
  issue: {
    title: 'Lập liên kết',
    what: 'Tệp có mã phiếu, họ tên, số điện thoại, địa chỉ và liên kết của từng người, để gửi tin nhắn hoặc in thư. Hệ thống không giữ liên kết nên tệp chỉ tải được một lần. Người trong danh sách không gọi không có trong tệp.',
    notYours: 'Tệp có tên và số điện thoại, nên chỉ cán bộ Sở Nội vụ và quản trị lập được liên kết.',
    notActive: 'Đợt khảo sát chưa chạy nên chưa lập được liên kết.',
    cases: 'Lập cho',
    without: (count: string) => `Người chưa có liên kết: ${count}`,
    all: (count: string) => `Tất cả hồ sơ chưa xong: ${count}; liên kết cũ của họ thôi dùng được`,
    validUntil: 'Dùng được đến hết ngày',
    validUntilHint: 'Ngày/tháng/năm',
    format: 'Dạng tệp',
    formats: { xlsx: 'Excel (.xlsx)', csv: 'CSV, cho phần mềm gửi tin nhắn' },
    reason: 'Lý do',
    reasonHint:
      'Từ 10 ký tự, ví dụ: gửi tin nhắn mời trả lời đợt 1. Người lập, thời điểm và lý do được ghi vào nhật ký.',
    act: (count: string) => `Lập ${count} liên kết và tải tệp`,
    done: (links: string, name: string) => `Đã lập ${links} liên kết, tệp ${name} đã tải về.`,
    blocked: {
      nobody: 'Không còn ai để lập liên kết.',
      day: 'Nhập ngày như 31/12/2026.',
      reason: 'Ghi lý do, từ 10 ký tự, rồi mới lập được.',
    },
  },
};
