// Publishing a survey's results.
import type { ReadinessKey } from '#contract/publications.ts';

const readiness: Record<ReadinessKey, (count: string, until: string) => string> = {
  sample: (count) =>
    count === '0'
      ? 'Mẫu chưa được xác nhận, hoặc không còn khung mẫu'
      : 'Mẫu đã được xác nhận, khung mẫu còn giữ',
  interviews: (count) => `${count} phiếu hợp lệ`,
  openCases: (count) =>
    count === '0' ? 'Mọi hồ sơ gọi đã xong' : `${count} hồ sơ gọi chưa xong: tỷ lệ trả lời còn thay đổi`,
  strataWithoutInterviews: (count) =>
    count === '0' ? 'Tầng nào cũng có phiếu' : `${count} tầng chưa có phiếu nào`,
  openBackChecks: (count) =>
    count === '0' ? 'Mọi phiếu đã chọn đều phúc tra xong' : `${count} phiếu đã chọn chưa phúc tra xong`,
  mayAppeal: (count, until) =>
    count === '0'
      ? 'Không phiếu nào bị hủy, bị sửa sau phúc tra mà điện thoại viên còn được giải trình'
      : `${count} phiếu bị hủy hoặc bị sửa sau phúc tra, điện thoại viên còn được giải trình đến ${until}: kết luận bị bác bỏ thì phiếu được tính lại. Chờ qua hạn này, hoặc xác nhận để công bố ngay; bản công bố ghi rõ điều này`,
  openAppeals: (count) =>
    count === '0'
      ? 'Không giải trình nào còn chờ quyết định'
      : `${count} giải trình chưa được quyết định: quyết định có thể đổi kết quả`,
  undecidedVerdicts: (count) =>
    count === '0'
      ? 'Không phiếu nào bị hủy, bị sửa đã hết hạn giải trình mà chưa được quyết định'
      : `${count} phiếu bị hủy hoặc bị sửa đã hết hạn giải trình, chưa được quyết định`,
  joinedStrata: (count) =>
    count === '0'
      ? 'Không tầng nào ít phiếu đến mức phải gộp'
      : `${count} tầng ít phiếu được gộp; sai số ở mọi màn hình, báo cáo đều tính theo tầng đã gộp, nên giống hệt nhau`,
  weightsTell: (count) =>
    count === '0'
      ? 'Trọng số không làm lộ tầng nhỏ'
      : 'Trọng số làm lộ tầng nhỏ: tệp phiếu không công bố, chỉ số không tự kiểm chứng được',
  fewChanged: (count) =>
    count === '0'
      ? 'So với bản trước không lộ câu trả lời của ít người'
      : `Chỉ ${count} phiếu khác bản trước (thêm, bớt hoặc sửa): ai so hai bản thì biết được câu trả lời của các phiếu ấy. Chờ gộp với thay đổi khác, hoặc xác nhận để công bố ngay`,
};

export const publications = {
  title: 'Công bố',
  lead: (survey: string) =>
    `${survey}. Một bản đã công bố thì không sửa, không xóa được; đính chính là bản mới, nêu bản cũ và lý do.`,
  readiness: 'Xem trước khi công bố',
  states: { fine: 'ổn', warns: 'cần xác nhận', blocks: 'chưa công bố được' },
  readinessOf: readiness,
  accept: 'Tôi đã xem và vẫn công bố với các điều trên',
  settings: 'Điều gì được công bố',
  minimumCell: (minimum: string) =>
    `Con số có dưới ${minimum} phiếu được ẩn, cùng ô mà từ đó suy ra được; đổi số này ở «Đổi cách tính» của trang chỉ số, vì sai số cũng theo nó.`,
  withFrame: 'Kèm khung mẫu (mã hồ sơ, ngày trả kết quả)',
  withFrameHint:
    'Có khung mẫu thì ai cũng rút lại được mẫu; nhưng mã hồ sơ có thể dẫn đến tên người trên cổng dịch vụ công. Không kèm thì mã băm của khung mẫu vẫn công bố.',
  reason: (former: string) => `Sửa gì so với bản số ${former}, vì sao`,
  reasonShort: 'Ghi từ 10 ký tự.',
  preview: 'Bản xem thử',
  previewNone: 'Chưa xem thử được khi còn điều chưa công bố được.',
  overall: 'Chỉ số hài lòng chung',
  interval: (low: string, high: string) => `95 %: ${low} – ${high}`,
  interviews: 'Phiếu hợp lệ',
  agencies: 'Cơ quan nêu riêng',
  notShown: (count: string) => `${count} phiếu của cơ quan không nêu riêng`,
  hidden: 'Ô được ẩn trong các bảng theo nhóm',
  act: (number: string) => `Công bố bản số ${number}`,
  confirm: {
    title: 'Công bố kết quả?',
    consequence: (number: string, score: string) =>
      `Bản số ${number}, chỉ số ${score} %, được mở cho mọi người tại /cong-bo và không sửa, không xóa được nữa.`,
    submit: 'Công bố',
  },
  blocked: {
    warnings: 'Hãy đánh dấu đã xem các điều cần xác nhận.',
    blocks: 'Còn điều chưa công bố được ở trên.',
    reason: 'Hãy ghi sửa gì và vì sao.',
  },
  editions: 'Các bản đã công bố',
  none: 'Chưa công bố bản nào. Trang công khai chưa có gì của đợt khảo sát này.',
  columns: {
    edition: 'Bản',
    at: 'Lúc',
    by: 'Người công bố',
    score: 'Chỉ số',
    reason: 'Đính chính',
    digest: 'SHA-256',
  },
  open: (number: string) => `Mở bản số ${number}`,
};
