// Những câu nói với điện thoại viên về thứ chưa tới máy chủ.
export const unsent = {
  unkept:
    'Trình duyệt không cho giữ trả lời trên máy này (đầy bộ nhớ hoặc cửa sổ ẩn danh). Đừng đóng trang cho tới khi «đã lưu» đủ.',
  sent: (count: string) => `Đã gửi nốt ${count} trả lời còn giữ trong máy này từ lần trước.`,
  refused: (count: string) =>
    `${count} trả lời của phiếu trước không được máy chủ nhận; chúng vẫn được giữ trong máy này. Hãy báo giám sát viên.`,
  closed: (name: string) =>
    `Mất nối quá lâu nên lượt gọi ${name} đã được đóng và hồ sơ sẽ được gọi lại. Các trả lời và ghi chú đã nhập vẫn được gửi và lưu.`,
  signOut: {
    title: (count: string) => `Còn ${count} trả lời, ghi chú chưa gửi`,
    text: 'Những thứ này đang giữ trong máy này. Chỉ bạn gửi được, và chỉ từ máy này, khi bàn gọi mở và có mạng. Đăng xuất ngay thì chúng nằm lại đây tới lần bạn đăng nhập lại.',
    wait: 'Chờ gửi xong rồi đăng xuất',
    waiting: (count: string) => `Đang chờ gửi nốt ${count}…`,
    leaving: 'Đã gửi xong, đang đăng xuất…',
    leave: 'Đăng xuất ngay',
  },
  inHand: {
    title: (name: string) => `Chưa đăng xuất: còn lượt gọi ${name}`,
    text: 'Đăng xuất lúc này là bỏ người dân một mình trên máy, hoặc để hồ sơ không có kết quả. Hãy kết thúc và ghi kết quả (F12), rồi đăng xuất. Cần rời bàn ngay thì mời giám sát viên (F8).',
    back: 'Về bàn gọi',
  },
  understood: 'Đã rõ',
  halfTyped: (question: string, typed: string) =>
    `Còn gõ dở ở câu «${question}»: «${typed}». Esc để quay lại ghi; nếu ghi kết quả ngay, lời này thành ghi chú của câu.`,
  resultWaits: 'Mất nối máy chủ. Kết quả được ghi ngay khi nối lại; hãy để trang mở.',
};
