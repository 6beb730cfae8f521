// A survey goes on with another version of its questionnaire.
export const moveText = {
  title: (survey: string) => `Chuyển phiên bản: ${survey}`,
  lead: (key: string, from: string, to: string) => `${key}: từ phiên bản ${from} sang phiên bản ${to}`,
  consequence: (done: string, going: string, from: string) =>
    `${done} phiếu đã xong giữ nguyên; ${going} phiếu đang dở được hỏi tiếp bằng phiên bản ${from}. Phiếu mới dùng phiên bản mới. Chỉ số cộng chung những câu so sánh được; câu không so sánh được tính lại từ đầu. Mỗi lần chuyển được ghi vào nhật ký.`,
  caption: 'Câu của phiên bản mới và câu tương ứng của phiên bản cũ; những câu cần xem đứng trước',
  question: 'Câu của phiên bản mới',
  standing: 'So với phiên bản cũ',
  countedWith: 'Cộng chung với câu cũ',
  countedWithOf: (name: string) => `Câu cũ cộng chung với ${name}`,
  standings: {
    same: 'như cũ',
    reworded: 'đổi lời hỏi',
    changed: 'đổi loại hoặc mã',
    renamed: 'tên mới, cần quyết định',
    new: 'câu mới',
  },
  before: (say: string) => `Trước: ${say}`,
  after: (say: string) => `Nay: ${say}`,
  notComparable: 'không so sánh được',
  choose: 'chọn…',
  faults: {
    undecided: 'Hãy chọn câu tương ứng, hoặc «không so sánh được».',
    'not-a-candidate': 'Câu này khác loại hoặc khác mã nên không cộng chung được.',
    taken: 'Câu cũ này đã được chọn cho câu khác.',
  },
  gone: (names: string) => `Phiên bản mới không còn hỏi: ${names}. Câu trả lời đã có vẫn được giữ.`,
  backCheckForm: 'Phiếu phúc tra đi cùng',
  backCheckNote: 'Phiếu phúc tra hỏi lại một số câu của phiếu phỏng vấn nên đổi cùng lúc.',
  version: (version: string) => `phiên bản ${version}`,
  unfit: (names: string) =>
    `Phiếu phúc tra này không hợp với phiên bản mới ở: ${names}. Hãy chọn phiếu phúc tra khác, hoặc công bố một phiên bản phúc tra sửa theo.`,
  history: {
    title: 'Đã chuyển phiên bản',
    move: (from: string, to: string, when: string, who: string) =>
      `Từ phiên bản ${from} sang ${to}, ${when}, ${who}`,
    counted: (together: string, apart: string) => `${together} câu cộng chung, ${apart} câu tính lại từ đầu`,
    kept: (version: string, complete: string, inProgress: string) =>
      `phiên bản ${version}: ${complete} phiếu xong, ${inProgress} đang dở`,
  },
  act: (version: string) => `Chuyển sang phiên bản ${version}`,
  cancel: 'Thôi',
  undecided: (names: string) => `Còn phải quyết định: ${names}.`,
};
