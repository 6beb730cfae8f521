// The order of a report: the shipped template is made from it, and the .pdf follows it.
import type { ChartName } from './charts.ts';
import type { TableName } from './tables.ts';
import type { BlockName } from './text-blocks.ts';

export type OutlinePart =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'block'; readonly name: BlockName; readonly look?: 'cited' }
  /** Paragraphs that are made of figures and that nobody edits. */
  | { readonly kind: 'lines'; readonly name: 'phuc_tra_ket_qua' }
  | { readonly kind: 'table'; readonly name: TableName }
  | { readonly kind: 'factors-by-agency' }
  | { readonly kind: 'chart'; readonly name: ChartName };

const heading = (text: string): OutlinePart => ({ kind: 'heading', level: 1, text });
const below = (text: string): OutlinePart => ({ kind: 'heading', level: 2, text });
const block = (name: BlockName): OutlinePart => ({ kind: 'block', name });
const table = (name: TableName): OutlinePart => ({ kind: 'table', name });
const chart = (name: ChartName): OutlinePart => ({ kind: 'chart', name });

export const outline: readonly OutlinePart[] = [
  block('mo_dau'),
  heading('I. CĂN CỨ'),
  { kind: 'block', name: 'can_cu', look: 'cited' },
  heading('II. PHƯƠNG PHÁP'),
  block('phuong_phap'),
  heading('III. MẪU KHẢO SÁT'),
  block('mau'),
  table('bang_mau'),
  heading('IV. THỰC HIỆN KHẢO SÁT'),
  block('thuc_dia'),
  table('bang_phieu'),
  table('bang_aapor'),
  heading('V. KẾT QUẢ'),
  below('1. Chỉ số hài lòng chung'),
  block('ket_qua_chung'),
  table('bang_cach_tra_loi'),
  below('2. Theo yếu tố'),
  block('theo_yeu_to'),
  table('bang_yeu_to'),
  chart('bieu_do_yeu_to'),
  chart('bieu_do_noi_dung'),
  below('3. Theo cơ quan'),
  block('theo_co_quan'),
  table('bang_co_quan'),
  chart('bieu_do_co_quan'),
  { kind: 'factors-by-agency' },
  below('4. Nội dung có mức hài lòng thấp nhất'),
  block('noi_dung_thap'),
  table('bang_thap_nhat'),
  below('5. Nhận định, mong đợi'),
  block('y_kien_khac'),
  table('bang_nhan_dinh'),
  table('bang_mong_doi'),
  below('6. So với kỳ trước'),
  block('so_ky_truoc'),
  table('bang_ky_truoc'),
  below('7. Ý kiến bằng lời'),
  block('y_kien_bang_loi'),
  table('bang_y_kien'),
  below('8. Nội dung cần cải thiện'),
  block('can_cai_thien'),
  heading('VI. PHÚC TRA'),
  block('phuc_tra'),
  { kind: 'lines', name: 'phuc_tra_ket_qua' },
  heading('VII. HẠN CHẾ'),
  block('han_che'),
  heading('VIII. KIẾN NGHỊ'),
  block('kien_nghi'),
  block('ket_thuc'),
];

/** After the signature, on pages of their own. */
export const appendices = {
  items: 'TRẢ LỜI TỪNG NỘI DUNG',
  questions: 'TRẢ LỜI CÁC CÂU KHÁC CỦA BẢNG HỎI',
  improvement: 'DANH MỤC CẦN CẢI THIỆN',
};
