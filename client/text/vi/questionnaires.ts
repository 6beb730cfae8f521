// Questionnaires: versions, drafts, the editor, walking through, moving a survey.
import { fieldText } from './questionnaire-fields.ts';
import { moveText } from './questionnaire-moves.ts';

/** Languages that forms are asked in, by code; one that is not here is named by its code. */
const languageNames: Readonly<Record<string, string>> = {
  vi: 'Tiếng Việt',
  en: 'Tiếng Anh',
  rad: 'Ê Đê',
  cmo: 'M’nông',
  khm: 'Khmer',
  tyz: 'Tày',
  nut: 'Nùng',
  jra: 'Gia Rai',
  bdq: 'Ba Na',
};

const whereParts: Readonly<Record<string, string>> = {
  showIf: 'điều kiện hỏi',
  ends: 'điều kiện kết thúc',
  say: 'lời đọc',
  instruction: 'hướng dẫn',
  probe: 'lời nhắc',
  label: 'tên ngắn',
  title: 'tên khối',
  options: 'phương án',
  validation: 'giới hạn',
  compute: 'cách tính',
  index: 'chỉ số',
  repeats: 'hỏi lại',
  seconds: 'thời gian',
  source: 'nguồn',
};

const wholes: Readonly<Record<string, string>> = {
  key: 'Mã bảng hỏi',
  title: 'Tên bảng hỏi',
  source: 'Nguồn của bảng hỏi',
  languages: 'Ngôn ngữ',
  blocks: 'Các khối',
  index: 'Chỉ số',
  'index.groups': 'Chỉ số, các nhóm',
  'index.factors': 'Chỉ số, các yếu tố',
};

export const questionnaires = {
  title: 'Bảng hỏi',
  lead: 'Phiên bản đã công bố không bao giờ đổi. Muốn sửa, hãy lập bản nháp rồi công bố thành phiên bản mới.',
  draft: 'Bản nháp bảng hỏi',
  draftGone: 'Bản nháp này không còn: đã được công bố hoặc đã bỏ.',
  drafts: 'Bản nháp',
  versions: 'Phiên bản đã công bố',
  noDrafts: 'Chưa có bản nháp nào',
  noDraftsNote:
    'Mở một phiên bản bên dưới rồi nhấn E để sửa thành bản nháp, nhấn N để viết mới, hoặc nhập từ tệp.',
  toAll: 'Xem tất cả bảng hỏi',
  columns: {
    title: 'Bảng hỏi',
    version: 'Phiên bản',
    questions: 'Câu hỏi',
    problems: 'Kiểm tra',
    updated: 'Lưu lần cuối',
    surveys: 'Đợt khảo sát đang dùng',
    interviews: 'Phiếu giữ phiên bản này',
    published: 'Công bố',
  },
  purposes: { interview: 'phỏng vấn', backCheck: 'phúc tra' },
  unused: 'chưa dùng',
  withProduct: 'kèm sản phẩm',
  exportName: 'bang-hoi',
  language: (code: string) => languageNames[code] ?? code,
  versionLead: (key: string, version: string, digest: string) =>
    `${key}, phiên bản ${version} · mã băm ${digest}`,
  edit: 'Sửa thành bản nháp',
  exportXlsform: 'Tải XLSForm (.xlsx)',
  exportJson: 'Tải JSON',
  more: 'Thêm',
  save: 'Lưu',
  undo: 'Hoàn tác',
  redo: 'Làm lại',
  nextPane: 'Sang phần bên cạnh: thứ tự, câu đang sửa, kiểm tra',
  beside: 'Xem trước và kiểm tra',
  parts: {
    question: (name: string) => `Câu hỏi ${name}`,
    block: (name: string) => `Khối ${name}`,
    list: (name: string) => `Danh mục ${name}`,
    index: (_name: string) => 'Chỉ số',
    settings: (_name: string) => 'Chung',
  },
  standing: {
    willBe: (key: string, version: string) => `${key}, sẽ là phiên bản ${version}`,
    saved: (when: string, by: string) => `đã lưu ${when}, ${by}`,
    unsaved: (time: string) => `chưa lưu; bản đang sửa được giữ trên máy này từ ${time}`,
    notKept: 'chưa lưu, và trình duyệt không giữ được bản đang sửa: hãy lưu trước khi rời trang',
  },
  overtaken: {
    sentence: (who: string, when: string) =>
      `${who} đã lưu bản nháp này lúc ${when}, sau khi bạn bắt đầu sửa. Nội dung của bạn còn nguyên.`,
    asOwn: 'Lưu bản của tôi thành bản nháp riêng',
    takeSaved: 'Lấy bản đã lưu (Ctrl Z để quay lại)',
  },
  acts: {
    group: 'Thứ tự câu hỏi',
    addQuestion: 'Câu mới',
    addBlock: 'Khối mới',
    copy: 'Sao câu này',
    up: 'Đưa lên',
    down: 'Đưa xuống',
    remove: 'Bỏ',
  },
  outline: {
    label: 'Khối và câu hỏi',
    settings: 'Chung, ngôn ngữ, danh mục',
    index: 'Chỉ số',
    untitled: 'chưa đặt tên',
    faulty: 'còn lỗi',
    marks: { condition: 'nếu', ends: 'dừng', index: 'chỉ số' },
  },
  check: {
    title: 'Kiểm tra',
    none: 'Không có lỗi',
    some: (count: string) => `${count} lỗi`,
    next: 'Đến lỗi tiếp theo',
    where(where: string) {
      const whole = wholes[where];
      if (whole !== undefined) return whole;
      const [, name = where, part = ''] = /^(.*)\.([A-Za-z]+)$/.exec(where) ?? [];
      const words = whereParts[part];
      return words === undefined ? where : `${name}, ${words}`;
    },
  },
  preview: {
    title: 'Điện thoại viên sẽ thấy',
    language: 'Ngôn ngữ xem trước',
    choose: 'Mở một câu hỏi để xem trước.',
    computed: 'Câu này được tính, không hỏi.',
  },
  walk: {
    title: 'Đi thử',
    open: 'Đi thử',
    close: 'Về trang sửa',
    restart: 'Làm lại từ đầu',
    path: 'Đường đi',
    minutes: (minutes: string) => `khoảng ${minutes} phút`,
    organisation: 'Người trả lời đại diện tổ chức',
    language: 'Ngôn ngữ hỏi',
    complete: 'Đã hỏi hết các câu hỏi: phiếu hoàn thành.',
    ended: (at: string, outcome: string) => `Dừng ở câu ${at}: ${outcome}.`,
    skipped: 'bỏ qua',
    skippedUnless: (condition: string) => `bỏ qua; chỉ hỏi nếu ${condition}`,
  },
  sampleCase: {
    respondent: 'Nguyễn Văn Mẫu',
    procedure: 'Đăng ký khai sinh',
    field: 'Hộ tịch',
    agency: 'UBND xã Mẫu',
    operator: 'Điện thoại viên mẫu',
    authority: 'UBND huyện Mẫu',
    planNumber: '01/KH-UBND',
  },
  publish: {
    open: 'Công bố',
    title: 'Công bố phiên bản mới',
    becomes: (key: string, version: string) =>
      `Bản nháp trở thành phiên bản ${version} của «${key}» và không bao giờ đổi nữa. Các đợt khảo sát giữ phiên bản đang dùng cho đến khi được chuyển.`,
    blocked: (count: string) => `Còn ${count} lỗi. Hãy sửa hết (F7 đi đến từng lỗi) rồi công bố.`,
    added: 'Câu thêm',
    removed: 'Câu bỏ',
    changed: 'Câu sửa',
    nothing: 'không có',
    act: (version: string) => `Công bố phiên bản ${version}`,
    cancel: 'Để sau',
  },
  remove: {
    open: 'Bỏ bản nháp',
    title: 'Bỏ bản nháp',
    consequence: (title: string) =>
      `Bản nháp «${title}» mất hẳn với mọi người. Các phiên bản đã công bố không đổi.`,
    act: 'Bỏ',
  },
  create: {
    open: 'Bảng hỏi mới',
    title: 'Bảng hỏi mới',
    name: 'Tên bảng hỏi',
    key: 'Mã',
    keyNote: 'Chung cho mọi phiên bản của bảng hỏi này, ví dụ phieu-giao-dich.',
    act: 'Tạo bản nháp',
  },
  import: {
    title: 'Nhập từ tệp',
    drop: 'Kéo tệp XLSForm (.xlsx) hoặc JSON vào đây. Tệp chỉ được đọc; chưa gì được lưu cho đến khi bạn tạo bản nháp.',
    reading: 'Đang đọc tệp…',
    choose: 'Chọn tệp',
    found: (file: string, title: string, questions: string) => `${file}: «${title}», ${questions} câu hỏi.`,
    whole: 'Đọc được trọn vẹn.',
    notWhole: (count: string) =>
      `${count} chỗ của tệp không đưa sang được. Sửa tệp rồi nhập lại, hoặc tạo bản nháp và sửa tiếp ở đây.`,
    make: 'Tạo bản nháp',
    makeAnyway: 'Vẫn tạo bản nháp',
    drop_it: 'Thôi',
  },
  findings: {
    summary: (file: string, problems: string, notes: string) =>
      `Nhập từ ${file}: ${problems} chỗ không đưa sang được, ${notes} chỗ đã tự đổi`,
    problems: 'Không đưa sang được',
    notes: 'Đã tự đổi khi đọc',
    at: (sheet: string, row: number | null, column: string | null) =>
      [`trang ${sheet}`, row === null ? null : `dòng ${row}`, column === null ? null : `cột ${column}`]
        .filter((part) => part !== null)
        .join(', '),
  },
  surveys: {
    title: 'Đợt khảo sát của bảng hỏi này',
    has: 'đang dùng phiên bản này',
    hasOther: (version: string) => `đang dùng phiên bản ${version}`,
    move: 'Chuyển sang phiên bản này',
  },
  kinds: {
    single: 'Chọn một',
    scale: 'Thang đo',
    multiple: 'Chọn nhiều',
    number: 'Số',
    date: 'Ngày',
    text: 'Ghi lời',
    statement: 'Lời đọc, không hỏi',
    computed: 'Tính từ câu khác',
  },
  ...fieldText,
  move: moveText,
};
