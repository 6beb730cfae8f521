// The texts of a report that the office writes, with what the draft begins with. Names are those of the template.
import type { ReportFigures } from './figures.ts';
import { issuerOf } from './issuer.ts';
import { formsOfNoAgency } from './placeholders.ts';
import { monthWords } from './wording.ts';

/** Texts of several paragraphs, in the order of the document. */
export const blockNames = [
  'mo_dau',
  'can_cu',
  'phuong_phap',
  'mau',
  'thuc_dia',
  'ket_qua_chung',
  'theo_yeu_to',
  'theo_co_quan',
  'noi_dung_thap',
  'y_kien_khac',
  'so_ky_truoc',
  'y_kien_bang_loi',
  'can_cai_thien',
  'phuc_tra',
  'han_che',
  'kien_nghi',
  'ket_thuc',
] as const;
export type BlockName = (typeof blockNames)[number];

/** What stands around the text in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I. */
export const headNames = [
  'co_quan_chu_quan',
  'co_quan_ban_hanh',
  'so_ky_hieu',
  'dia_danh',
  'ngay_thang',
  'trich_yeu',
  'kinh_gui',
  'noi_nhan',
  'quyen_han',
  'chuc_vu',
  'nguoi_ky',
] as const;
export type HeadName = (typeof headNames)[number];

export type TextName = BlockName | HeadName;
export type ReportTexts = Readonly<Record<TextName, string>>;

/** Texts in which numbers may be typed: what is cited, numbered and dated, and what is aimed at. */
const typedTexts: ReadonlySet<TextName> = new Set<TextName>([...headNames, 'mo_dau', 'can_cu', 'kien_nghi']);

export function mayHoldTypedFigures(name: TextName): boolean {
  return typedTexts.has(name);
}

/** A difference between modes is no finding: decision record 24. */
const modesMixed =
  'Người dân không được chọn ngẫu nhiên vào cách trả lời, và người được hỏi trả lời có khác người tự điền; chênh lệch giữa các cách trả lời gồm cả hai, không được hiệu chỉnh, nên không dùng để so sánh các cơ quan.';

/** The texts of a new draft. They name figures only by their placeholders. */
export function firstTexts(figures: ReportFigures): ReportTexts {
  const {
    survey,
    rule,
    takenAt,
    factors,
    groups,
    agencies,
    sample,
    earlier,
    openAnswers,
    improvement,
    questions,
  } = figures;
  const issuer = issuerOf(survey.authority);
  const isPolicy = groups.some(({ code }) => code === 'CS');
  return {
    co_quan_chu_quan: issuer.above,
    co_quan_ban_hanh: issuer.name,
    so_ky_hieu: `      /BC-${issuer.letters}`,
    dia_danh: issuer.place,
    ngay_thang: monthWords(takenAt),
    trich_yeu: `Kết quả ${surveyWords(survey.name)}: mức độ hài lòng của người dân, tổ chức đối với sự phục vụ của cơ quan hành chính nhà nước`,
    kinh_gui: issuer.addressee,
    noi_nhan: issuer.recipients.join('\n'),
    quyen_han: issuer.power,
    chuc_vu: issuer.title,
    nguoi_ky: '',
    mo_dau:
      'Thực hiện {{ke_hoach}}, {{co_quan_chu_tri}} đã tổ chức khảo sát mức độ hài lòng của người dân, tổ chức đối với sự phục vụ của cơ quan hành chính nhà nước. Kết quả như sau:',
    can_cu: [
      methodDecision(isPolicy, Number(survey.periodTo.slice(0, 4))),
      'Căn cứ {{ke_hoach}} của {{co_quan_chu_tri}}.',
    ].join('\n'),
    phuong_phap: [
      'Người dân, tổ chức có hồ sơ thủ tục hành chính đã có kết quả từ ngày {{ky_tu}} đến ngày {{ky_den}} được chọn ngẫu nhiên và {{cach_tra_loi}}, theo một bảng hỏi thống nhất. Việc trả lời là tự nguyện; tên và số điện thoại tách khỏi câu trả lời.',
      ...(sample !== null && sample.design.length > 0 ? ['Thiết kế mẫu:', '{{thiet_ke_mau}}'] : []),
      '{{cach_tinh}}',
      `${
        rule.errorWords === ''
          ? 'Khoảng tin cậy {{muc_tin_cay}} tính theo thiết kế mẫu đã dùng (tầng, giai đoạn, tổng thể hữu hạn).'
          : '{{cach_tinh_sai_so}}'
      } Cơ quan có từ {{nguong_xep_hang}} phiếu trở lên mới được xếp hạng.`,
    ].join('\n'),
    mau:
      sample === null
        ? 'Đợt khảo sát chưa có mẫu được xác nhận.'
        : [
            `Khung mẫu${
              sample.drawnAreas === '' ? '' : ', tính trong các địa bàn đã rút,'
            } gồm {{so_ho_so_khung}} hồ sơ của {{so_nguoi_khung}} người, chia thành {{so_tang}} tầng. Theo phương án “{{phuong_an}}”, đã rút {{mau_chinh}} người vào mẫu chính và {{mau_du_phong}} người vào mẫu dự phòng.`,
            ...(sample.drawnAreas === '' ? [] : ['Địa bàn đã rút trước khi rút người: {{dia_ban_da_chon}}.']),
            'Ai cũng có thể rút lại đúng mẫu này từ khung mẫu, phương án và hạt giống “{{hat_giong}}”.',
            'Mã kiểm chứng (SHA-256) của khung mẫu: {{ma_khung}}.',
            'Mã kiểm chứng (SHA-256) của mẫu: {{ma_mau}}.',
            ...(sample.committedIn === null
              ? []
              : ['Cam kết hạt giống được công bố trước khi khoá khung mẫu, tại: {{cam_ket_hat_giong}}.']),
          ].join('\n'),
    thuc_dia: `Gọi {{thoi_gian_goi}}. Đã phát ra {{phat_ra}} phiếu${
      (figures.reserveCases ?? 0) > 0
        ? ', trong đó {{so_du_phong_da_goi}} phiếu cho người dự phòng của cùng tầng, thay người không phỏng vấn được;'
        : ','
    } thu về {{thu_ve}} phiếu ({{ty_le_thu_ve}}), trong đó {{hop_le}} phiếu hợp lệ ({{ty_le_hop_le}} số phiếu thu về). Đã thực hiện {{so_luot_goi}} lượt liên hệ, bình quân {{luot_goi_moi_phieu}} lượt cho mỗi phiếu hoàn thành qua điện thoại. Tỷ lệ trả lời theo tiêu chuẩn AAPOR (RR3${rule.rateWords === '' ? ', e = {{he_so_e}}' : ''}) là {{ty_le_tra_loi}}; tỷ lệ từ chối là {{ty_le_tu_choi}}.${rule.rateWords === '' ? '' : ' {{cach_tinh_ty_le}}'}`,
    ket_qua_chung:
      'Chỉ số hài lòng chung đạt {{chi_so_chung}} (khoảng tin cậy {{muc_tin_cay}}: {{khoang_tin_cay}}), tính trên {{so_phieu}} phiếu hợp lệ. {{cach_doi_chieu}}, chỉ số là {{chi_so_doi_chieu}}.',
    theo_yeu_to:
      factors.length < 2
        ? 'Điểm của yếu tố và từng nội dung ở bảng dưới.'
        : 'Yếu tố được đánh giá cao nhất là “{{yeu_to_cao_nhat}}” ({{diem_yeu_to_cao_nhat}}), thấp nhất là “{{yeu_to_thap_nhat}}” ({{diem_yeu_to_thap_nhat}}).',
    theo_co_quan: [
      agencyText(agencies.filter(({ rank }) => rank !== null)),
      ...(formsOfNoAgency(figures) > 0
        ? [
            'Ngoài các cơ quan này có {{so_phieu_ngoai_co_quan}} phiếu của người được chọn theo địa bàn, tính vào chỉ số chung.',
          ]
        : []),
    ].join('\n'),
    noi_dung_thap:
      'Nội dung có mức hài lòng thấp nhất là “{{noi_dung_thap_nhat}}” ({{diem_noi_dung_thap_nhat}}). Các nội dung dưới đây cần được đưa vào kế hoạch cải thiện.',
    y_kien_khac: questions.some(({ indicator }) => indicator !== null)
      ? 'Tỷ lệ từng phương án của các câu nhận định, mong đợi và thông tin chung ở Phụ lục II.'
      : 'Bảng hỏi không có câu thuộc tiêu chí nhận định, mong đợi. Tỷ lệ từng phương án của các câu còn lại ở Phụ lục II.',
    so_ky_truoc:
      earlier === null
        ? 'Chưa có kỳ trước để so sánh.'
        : `Chỉ số chung của {{ky_truoc}} là {{chi_so_ky_truoc}}; kỳ này chênh lệch {{chenh_lech_ky_truoc}} điểm phần trăm ({{ket_luan_ky_truoc}}).${ruleOfThen(
            earlier.sameRule,
          )} Chênh lệch chỉ được coi là có ý nghĩa khi kiểm định, có điều chỉnh cho nhiều phép so sánh, cho kết quả như vậy.`,
    y_kien_bang_loi:
      openAnswers.length === 0
        ? 'Không có ý kiến bằng lời.'
        : `Có {{so_y_kien}} ý kiến bằng lời, ${
            openAnswers.every(({ coded }) => coded === 0)
              ? 'chưa mã hóa theo nội dung.'
              : '{{so_y_kien_da_ma_hoa}} ý kiến đã mã hóa theo nội dung. Một ý kiến có thể thuộc nhiều nội dung.'
          }${
            openAnswers.some(({ coded, worded }) => coded > 0 && coded < worded)
              ? ' Mới một phần ý kiến được mã hóa: tỷ lệ ở bảng là của phần ấy, chưa nói lên tỷ lệ của mọi ý kiến.'
              : ''
          }`,
    can_cai_thien:
      improvement.length === 0
        ? 'Chưa đủ số liệu để nêu nội dung cần cải thiện.'
        : `Nội dung thấp nhất${earlier === null ? '' : ' và giảm nhiều nhất'} của ${
            improvement.every(({ agency }) => agency === '') ? 'toàn đợt khảo sát' : 'từng cơ quan'
          }${
            improvement.some(({ lowest }) => lowest.some(({ words }) => words.length > 0))
              ? ', kèm ý kiến của người dân đã che tên,'
              : ''
          } ở Phụ lục III.`,
    phuc_tra: 'Kết quả phúc tra, tính đến lúc lấy số liệu:',
    han_che: [
      'Kết quả đại diện cho người có hồ sơ và có số điện thoại đúng trong danh sách; người khác không nằm trong khung mẫu. Tỷ lệ không trả lời có thể làm kết quả lệch nếu người không trả lời đánh giá khác người trả lời.',
      ...(sample !== null && sample.notCovered.length > 0
        ? ['Phương án mẫu không bao gồm: {{khong_thuoc_phuong_an}}']
        : []),
      'Số liệu lấy lúc {{luc_lay_so_lieu}}. Số của cơ quan có ít phiếu chỉ để tham khảo.',
      ...(figures.modes.length > 1 ? [modesMixed] : []),
    ].join('\n'),
    kien_nghi: [
      '1. Các cơ quan, đơn vị rà soát những nội dung có mức hài lòng thấp, xác định nguyên nhân và đưa biện pháp khắc phục vào kế hoạch nâng cao sự hài lòng của người dân.',
      '2. Công bố kết quả để người dân theo dõi, giám sát.',
    ].join('\n'),
    ket_thuc: 'Trên đây là báo cáo kết quả khảo sát./.',
  };
}

/**
 * The texts with the figures of another taking: what the office left as it was drafted is drafted again, because which
 * sentences a draft has hangs on its figures, too (an earlier period, a second agency with a rank). What was written stays.
 */
export function redrafted(texts: ReportTexts, former: ReportFigures, now: ReportFigures): ReportTexts {
  const [before, after] = [firstTexts(former), firstTexts(now)];
  const names = [...headNames, ...blockNames];
  return Object.fromEntries(
    names.map((name) => [name, texts[name] === before[name] ? after[name] : texts[name]]),
  ) as Record<TextName, string>;
}

/** The survey's name within a sentence. A name that does not say that it is a survey may begin with a place. */
function surveyWords(name: string): string {
  return /^(khảo sát|điều tra|đo lường)(?=\s)/iu.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : `khảo sát ${name}`;
}

/** Bộ Nội vụ's method in force for the year surveyed: of policies and services, or of services alone. */
function methodDecision(isPolicy: boolean, year: number): string {
  const minister = 'của Bộ trưởng Bộ Nội vụ';
  const serviceOf = 'sự phục vụ của cơ quan hành chính nhà nước';
  // Surveys of 2023 were planned by the decision of 2022 and published under the one that came at the end of the year.
  const policy2022 = `Căn cứ Quyết định số 1013/QĐ-BNV ngày 09 tháng 12 năm 2022 ${minister} về đo lường sự hài lòng của người dân đối với ${serviceOf};`;
  if (isPolicy && year >= 2023)
    return `${year === 2023 ? `${policy2022}\n` : ''}Căn cứ Quyết định số 1001/QĐ-BNV ngày 11 tháng 12 năm 2023 ${minister} ban hành Phương pháp đo lường sự hài lòng của người dân đối với ${serviceOf} giai đoạn 2023 - 2026;`;
  if (isPolicy) return policy2022;
  if (year < 2017)
    return `Căn cứ Quyết định số 1383/QĐ-BNV ngày 28 tháng 12 năm 2012 ${minister} phê duyệt Đề án “Xây dựng Phương pháp đo lường sự hài lòng của người dân, tổ chức đối với ${serviceOf}”;`;
  const first = `Quyết định số 2640/QĐ-BNV ngày 10 tháng 10 năm 2017 ${minister}`;
  if (year < 2023)
    return `Căn cứ ${first} về đo lường sự hài lòng của người dân, tổ chức đối với ${serviceOf};`;
  return `Căn cứ ${first} và Quyết định số 1001/QĐ-BNV ngày 11 tháng 12 năm 2023 ${minister} về đo lường sự hài lòng đối với ${serviceOf};`;
}

/** @param same whether both periods are computed alike; null of a table that does not tell */
function ruleOfThen(same: boolean | null): string {
  if (same === null)
    return ' Số liệu kỳ trước không nêu cách tính, nên chỉ so được khi hai kỳ tính theo cùng một cách.';
  return same ? '' : ' Hai kỳ tính theo cách khác nhau, chênh lệch chỉ để tham khảo.';
}

/** @param ranked agencies with enough interviews for a rank */
function agencyText(ranked: ReportFigures['agencies']): string {
  if (ranked.length === 0) return 'Chưa có cơ quan nào đủ {{nguong_xep_hang}} phiếu để xếp hạng.';
  if (ranked.length === 1)
    return 'Chỉ có {{co_quan_cao_nhat}} đủ số phiếu để xếp hạng ({{diem_co_quan_cao_nhat}}).';
  // A rank alone would be read as a finding.
  const none = ranked.every(({ against }) => against === 'same')
    ? ' Ở kỳ này không cơ quan nào khác chỉ số chung một cách có ý nghĩa: thứ hạng chỉ để tham khảo.'
    : '';
  return `Có {{so_co_quan_xep_hang}} cơ quan đủ số phiếu để xếp hạng. Cao nhất là {{co_quan_cao_nhat}} ({{diem_co_quan_cao_nhat}}), thấp nhất là {{co_quan_thap_nhat}} ({{diem_co_quan_thap_nhat}}). Chênh lệch chỉ được coi là có ý nghĩa khi kiểm định, có điều chỉnh cho nhiều phép so sánh, cho kết quả như vậy (cột “So với chung”).${none}`;
}
