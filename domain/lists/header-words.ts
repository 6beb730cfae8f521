// The words by which columns are known (header synonyms), as an ordered table of patterns over folded labels.
// Sources: Sổ theo dõi hồ sơ (Thông tư 01/2018/TT-VPCP) and the screens of one-stop systems.
import { foldText } from './names.ts';

export const listFields = [
  'ordinal',
  'recordCode',
  'tthcName',
  'tthcCode',
  'field',
  'agencyName',
  'applicantName',
  'phones',
  'address',
  'receivedOn',
  'dueOn',
  'resultOn',
  'status',
  'channel',
] as const;
export type ListField = (typeof listFields)[number];

/** Columns without which rows are refused or cannot enter a frame. */
export const essentialFields = [
  'recordCode',
  'tthcName',
  'field',
  'agencyName',
  'applicantName',
  'phones',
  'resultOn',
  'status',
] as const satisfies readonly ListField[];

interface HeaderRule {
  fields: readonly ListField[];
  /** Among columns of one field the lower rank is read first. */
  rank: number;
  pattern: RegExp;
}

const day = '(?:ngay|thoi (?:gian|diem)|gio)';

/** First match decides. No fields: a column that looks like another one but must not be taken for it. */
const rules: readonly HeaderRule[] = [
  { fields: ['ordinal'], rank: 0, pattern: /^(stt|tt|so tt|so thu tu|no)$/ },
  {
    fields: [],
    rank: 0,
    pattern:
      /can bo|chuyen vien|cong chuc|nguoi (xu ly|tiep nhan|nhan|tra|thu ly|giai quyet|thuc hien|uy quyen)|ly do|ghi chu|so (luong|bo|trang|ngay)|email|thu dien tu|cccd|cmnd|can cuoc|giay to|ma so thue|ngay sinh|nam sinh|gioi tinh|quoc tich|dan toc|\bphi\b|so tien|ky nhan|(dien thoai|sdt) (co quan|don vi)|\bmuc do\b|danh gia|\b(tinh|huyen|xa|phuong|thanh pho)( phuong)?( cua)? nguoi (nop|yeu cau|dang ky)/,
  },
  {
    fields: [],
    rank: 0,
    pattern:
      /(hinh thuc|phuong thuc|noi|don vi|co quan|cach thuc) (nhan|tra) (lai )?(ket qua|kq)|(don vi|co quan) tra/,
  },
  { fields: ['address', 'phones'], rank: 1, pattern: /dia chi.*(dien thoai|sdt)|(dien thoai|sdt).*dia chi/ },
  {
    fields: ['phones'],
    rank: 0,
    pattern: /dien thoai|\bsdt\b|\bdt\b|\bdtdd\b|di dong|mobile|phone|^tel$|^dd$|so lien (he|lac)/,
  },
  { fields: ['address'], rank: 0, pattern: /dia chi|noi o|thuong tru|tam tru|cho o|noi cu tru/ },
  { fields: ['tthcCode'], rank: 0, pattern: /ma (so )?(tthc|thu tuc|dich vu cong|dvc)/ },
  { fields: ['recordCode'], rank: 0, pattern: /ma (so |cua )?(ho so|hs)\b|ma (bien nhan|giao dich)/ },
  { fields: ['recordCode'], rank: 1, pattern: /\bso (ho so|hs|bien nhan|phieu hen)\b|^so tiep nhan$/ },
  { fields: ['field'], rank: 0, pattern: /linh vuc|nhom (thu tuc|tthc)/ },
  {
    fields: ['dueOn'],
    rank: 0,
    pattern: /hen tra|ngay hen|hen ngay|\bhan (xu ly|tra|giai quyet|hoan thanh)|thoi han|phai tra/,
  },
  {
    fields: ['resultOn'],
    rank: 0,
    pattern: new RegExp(
      `${day} (?:da |thuc te )?(?:thuc )?tra\\b|${day} nhan (?:ket qua|kq)|^(?:da |thuc )?tra(?: ket qua| kq)?$`,
    ),
  },
  {
    fields: ['resultOn'],
    rank: 1,
    pattern: new RegExp(
      `${day} (?:co ket qua|co kq|hoan (?:thanh|tat)|ket thuc|xu ly xong|giai quyet xong|xong|duyet|ban hanh|ky|giai quyet|ket qua)`,
    ),
  },
  {
    fields: ['receivedOn'],
    rank: 0,
    pattern: new RegExp(
      `${day} (?:tiep )?nhan\\b|${day} (?:nop|gui|dang ky|tao)|^(?:tiep )?nhan(?: ho so)?$|^nop ho so$`,
    ),
  },
  { fields: ['status'], rank: 0, pattern: /trang thai|tinh trang/ },
  { fields: ['status'], rank: 1, pattern: /ket qua (xu ly|giai quyet)|tien do/ },
  {
    fields: ['channel'],
    rank: 0,
    pattern:
      /(hinh thuc|phuong thuc|kenh|cach thuc) (nop|tiep nhan|nhan|gui|thuc hien)|^kenh$|^hinh thuc$|nguon ho so/,
  },
  {
    fields: ['agencyName'],
    rank: 0,
    pattern: /(co quan|don vi|phong ban|noi) (giai quyet|xu ly|thu ly|thuc hien)/,
  },
  {
    fields: ['agencyName'],
    rank: 1,
    pattern: /(co quan|don vi) (chu tri|quan ly|phu trach)|^(ten )?(co quan|don vi)$/,
  },
  {
    fields: ['agencyName'],
    rank: 2,
    pattern: /(co quan|don vi|noi) (tiep )?nhan|^(xa phuong|xa|phuong|phong ban)$/,
  },
  { fields: ['applicantName'], rank: 0, pattern: /nguoi (nop|lam don|yeu cau|de nghi|gui|dang ky)/ },
  { fields: ['applicantName'], rank: 2, pattern: /chu ho so|chu so huu/ },
  {
    fields: ['tthcName'],
    rank: 0,
    pattern:
      /ten (tthc|thu tuc|dich vu)|^(tthc|thu tuc|thu tuc hanh chinh|dich vu cong|dich vu)$|thu tuc hanh chinh/,
  },
  {
    fields: ['tthcName'],
    rank: 1,
    pattern: /\b(tthc|thu tuc)\b|dich vu cong|loai ho so|^(ten ho so|noi dung|ten noi dung)$/,
  },
  {
    fields: ['applicantName'],
    rank: 1,
    pattern:
      /ho (va |)ten|ten (nguoi|cong dan|to chuc|ca nhan|khach hang|doanh nghiep)|to chuc ca nhan|ca nhan to chuc|nguoi dan|^(cong dan|khach hang|doanh nghiep|ten)$/,
  },
];

/**
 * What a column label names; null when nothing is known about it. The label is folded and remarks in brackets are
 * left out: "Ngày hẹn trả (dd/MM/yyyy)" is read as "ngay hen tra". Names of database columns are taken apart: maHoSo.
 */
export function recogniseLabel(label: string): { fields: readonly ListField[]; rank: number } | null {
  const words = label.includes(' ') ? label : label.replace(/([a-z])([A-Z])/g, '$1 $2');
  const folded = foldText(words.replace(/\([^)]*\)|\[[^\]]*\]|\*/g, ' '))
    .replace(/\bngay (?:thang nam|gio)\b/, 'ngay')
    .replace(/\b(?:ngay )?(gio|thoi gian) ngay\b/, 'ngay');
  if (folded === '') return null;
  return rules.find((rule) => rule.pattern.test(folded)) ?? null;
}
