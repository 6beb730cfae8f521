// The report of a survey: its words with the figures in them, the template, the documents.
import type { TextName } from '#domain/report/text-blocks.ts';

const names: Record<TextName, string> = {
  co_quan_chu_quan: 'Cơ quan chủ quản trực tiếp',
  co_quan_ban_hanh: 'Cơ quan ban hành',
  so_ky_hieu: 'Số, ký hiệu',
  dia_danh: 'Địa danh',
  ngay_thang: 'Ngày tháng',
  trich_yeu: 'Trích yếu',
  kinh_gui: 'Kính gửi',
  noi_nhan: 'Nơi nhận',
  quyen_han: 'Quyền hạn người ký',
  chuc_vu: 'Chức vụ người ký',
  nguoi_ky: 'Họ tên người ký',
  mo_dau: 'Mở đầu',
  can_cu: 'I. Căn cứ',
  phuong_phap: 'II. Phương pháp',
  mau: 'III. Mẫu khảo sát',
  thuc_dia: 'IV. Thực hiện khảo sát',
  ket_qua_chung: 'V.1. Chỉ số hài lòng chung',
  theo_yeu_to: 'V.2. Theo yếu tố',
  theo_co_quan: 'V.3. Theo cơ quan',
  noi_dung_thap: 'V.4. Nội dung có mức hài lòng thấp nhất',
  y_kien_khac: 'V.5. Nhận định, mong đợi',
  so_ky_truoc: 'V.6. So với kỳ trước',
  y_kien_bang_loi: 'V.7. Ý kiến bằng lời',
  can_cai_thien: 'V.8. Nội dung cần cải thiện',
  phuc_tra: 'VI. Phúc tra',
  han_che: 'VII. Hạn chế',
  kien_nghi: 'VIII. Kiến nghị',
  ket_thuc: 'Kết thúc',
};

export const reports = {
  title: 'Báo cáo',
  keys: 'Báo cáo',
  empty: {
    title: 'Chưa có dự thảo báo cáo',
    text: 'Dự thảo được soạn từ số liệu hiện có, đúng thể thức văn bản hành chính: căn cứ, phương pháp, mẫu, thực địa, kết quả với bảng và biểu đồ, phúc tra, hạn chế, phụ lục. Lời văn sửa được, số liệu thì không.',
    step: 'Soạn dự thảo',
    drafting: 'Đang lấy số liệu và soạn…',
  },
  taken: (time: string, name: string) => `Số liệu lấy lúc ${time}, ${name} lấy`,
  draft: (time: string, cases: string) =>
    `Dự thảo: số liệu tạm tính lúc ${time}; khảo sát chưa kết thúc, còn ${cases} người chưa phỏng vấn xong. Bản Word và PDF cũng ghi như vậy. Gọi xong thì lấy lại số liệu.`,
  takeAgain: 'Lấy lại số liệu',
  takeAgainOff: 'Hãy lưu lời văn trước khi lấy lại số liệu.',
  since: (time: string) => `Khác với số liệu lúc ${time}`,
  same: (time: string) => `Không số nào khác với lúc ${time}.`,
  changes: { what: 'Số liệu', before: 'Trước', after: 'Nay' },
  word: 'Tải .docx',
  pdf: 'Tải .pdf',
  documentsOff: 'Bản tải về là bản đã lưu. Hãy lưu trước.',
  save: 'Lưu',
  saved: (time: string, name: string) => `${name} lưu lúc ${time}`,
  unsaved: 'Chưa lưu',
  faulty: (count: string) => `${count} chỗ cần sửa trước khi lưu`,
  useSaved: 'Bỏ bản đang sửa, lấy bản đã lưu',
  head: 'Thể thức',
  words: 'Lời văn',
  names,
  preview: 'Sẽ in ra',
  faults: {
    unknown: (name: string, nearest: string | null) =>
      `Không có số liệu tên {{${name}}}. ${nearest === null ? 'Hãy chọn một tên ở cột bên.' : `Có phải {{${nearest}}}?`}`,
    unclosed: (found: string) => `Dấu {{ }} chưa đủ cặp ở «${found}».`,
    typed: (found: string, nearest: string | null) =>
      `«${found}» là số gõ tay, sẽ không đổi theo số liệu. ${
        nearest === null ? 'Hãy thay bằng tên số liệu ở cột bên.' : `Hãy thay bằng {{${nearest}}}.`
      }`,
  },
  figures: {
    title: 'Số liệu để chèn',
    search: 'Tìm số liệu',
    lead: 'Đặt con trỏ vào đoạn cần chèn rồi bấm tên. Số trong báo cáo chỉ vào bằng tên, nên luôn khớp với kết quả.',
    none: 'Không có số liệu nào như vậy.',
  },
  headSetting: {
    derived: 'Báo cáo mới lấy thể thức theo cơ quan chủ trì của đợt khảo sát.',
    own: (issuer: string, number: string, who: string, time: string) =>
      `Báo cáo mới lấy thể thức của «${issuer}», ký hiệu ${number} (${who} đặt lúc ${time}).`,
    keep: 'Dùng thể thức này cho báo cáo sau',
    keepOff: 'Hãy lưu trước.',
    forget: 'Lại theo cơ quan chủ trì',
  },
  template: {
    title: 'Mẫu Word',
    shipped: 'Đang dùng mẫu đi kèm phần mềm.',
    own: (name: string, time: string, who: string) => `Đang dùng mẫu «${name}», ${who} tải lên lúc ${time}.`,
    lead: 'Tải mẫu về, sửa trong Word (chữ, bảng, thứ tự), rồi tải lên. Mẫu được kiểm tra trước khi dùng.',
    missing: (names: string) => `Mẫu không có: ${names}. Những phần này sẽ không có trong bản .docx.`,
    download: 'Tải mẫu về',
    upload: 'Tải mẫu lên',
    restore: 'Dùng lại mẫu đi kèm',
  },
};
