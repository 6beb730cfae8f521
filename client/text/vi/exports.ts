// The data of a survey for statistics programs.
export const exports = {
  title: 'Dữ liệu',
  lead: 'Phiếu đã kết thúc, mỗi phiếu một dòng: câu trả lời được tính, tầng, xác suất chọn, trọng số. Không có tên, số điện thoại, mã hồ sơ.',
  formats: {
    title: 'Chọn dạng tệp',
    csv: { name: 'CSV', what: 'Bảng tính, R, Python; mã số, không có nhãn' },
    sav: { name: 'SPSS (.sav)', what: 'SPSS, PSPP, Stata, R; đủ nhãn tiếng Việt và mã không tính' },
    xlsx: { name: 'Excel (.xlsx)', what: 'Một trang dữ liệu, một trang nghĩa của mã' },
    'triple-s': { name: 'Triple-S 2.0', what: 'Trao đổi giữa các phần mềm khảo sát' },
    ddi: { name: 'DDI 2.5', what: 'Mô tả cuộc khảo sát và các biến để lưu trữ' },
    r: {
      name: 'Gói R',
      what: 'Tập lệnh tính lại chỉ số, sai số, phân tổ bằng R (gói survey), kèm dữ liệu của nó',
    },
    codebook: {
      name: 'Bảng mã (.html)',
      what: 'Từng biến: lời hỏi Việt và Anh, mã, số phiếu, nguồn; để đọc và in',
    },
  },
  download: 'Tải về',
  downloadAll: (count: string) => `Tải ${count} dạng (.zip)`,
  choose: 'Chọn ít nhất một dạng.',
  kept: 'Mỗi lần tải được ghi vào nhật ký.',
  tables: {
    title: 'Bảng số liệu kết quả',
    what: 'Chỉ số, xếp hạng cơ quan, các phân tổ, tỷ lệ AAPOR; trang «Cách tính» ghi công thức, số đếm, quy tắc của từng con số.',
    act: 'Tải bảng số liệu (.xlsx)',
  },
  personal: {
    title: 'Kèm tên và số điện thoại',
    why: 'Chỉ khi thật cần, ví dụ để đối chiếu một khiếu nại. Người tải, thời điểm và lý do được ghi vào nhật ký.',
    reason: 'Lý do',
    hint: 'Từ 10 ký tự, ví dụ: đối chiếu theo đơn của công dân số …',
    short: 'Ghi lý do, từ 10 ký tự, rồi mới tải được.',
    act: 'Tải tệp có tên (.xlsx)',
  },
};
