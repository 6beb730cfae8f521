// The figures that words of a report may name, as {{chi_so_chung}}: name, what it is, and the text that stands for it.
import { waysInWords } from '#domain/interviews/modes.ts';
import { isRatedEnough } from '#domain/results/lowest-items.ts';
import { eInWords } from '#domain/results/outcome-rates-words.ts';
import { itemsAlone, overallName, type ReportFigures, type ScoreFigure } from './figures.ts';
import { conclusion } from './further-tables.ts';
import {
  dayWords,
  documentWords,
  grouped,
  momentWords,
  nothingKnown,
  number,
  percent,
  percentOf,
  signed,
} from './wording.ts';

export interface Placeholder {
  readonly name: string;
  /** What it is, in Vietnamese. */
  readonly meaning: string;
  readonly text: string;
}

/** Those of a report with these figures, in the order in which they are offered. */
export function placeholdersOf(figures: ReportFigures): Placeholder[] {
  return [
    ...indexPlaceholders(figures),
    ...partPlaceholders(figures),
    ...agencyPlaceholders(figures),
    ...fieldworkPlaceholders(figures),
    ...samplePlaceholders(figures),
    ...earlierPlaceholders(figures),
    ...surveyPlaceholders(figures),
  ];
}

const placeholder = (name: string, meaning: string, text: string): Placeholder => ({ name, meaning, text });

function indexPlaceholders({ overall, interviews, target, beside, rule }: ReportFigures): Placeholder[] {
  return [
    placeholder('chi_so_chung', 'Chỉ số hài lòng chung', percent(overall.shown)),
    placeholder(
      'khoang_tin_cay',
      'Khoảng tin cậy của chỉ số chung',
      `từ ${percent(overall.low)} đến ${percent(overall.high)}`,
    ),
    placeholder('muc_tin_cay', 'Mức tin cậy', percent(95, 0)),
    placeholder(
      'sai_so_chuan',
      'Sai số chuẩn của chỉ số chung, điểm phần trăm',
      overall.se === null ? nothingKnown : number(overall.se, 2),
    ),
    placeholder(
      'he_so_thiet_ke',
      'Hệ số thiết kế của chỉ số chung',
      overall.designEffect === null ? nothingKnown : number(overall.designEffect, 3),
    ),
    placeholder(
      'chi_so_doi_chieu',
      rule.weighted ? 'Chỉ số chung không trọng số' : 'Chỉ số chung có trọng số theo tỷ lệ trả lời',
      percent(beside),
    ),
    placeholder(
      'cach_doi_chieu',
      'Trọng số của chỉ số đối chiếu, mở đầu một câu',
      rule.besideWords || (rule.weighted ? 'Nếu không tính trọng số' : 'Nếu tính trọng số'),
    ),
    placeholder('so_phieu', 'Số phiếu hợp lệ', number(interviews)),
    placeholder('co_mau', 'Cỡ mẫu', number(target)),
    placeholder('cach_tinh', 'Cách tính chỉ số', rule.words),
    placeholder('cach_tinh_sai_so', 'Cách tính sai số, khoảng tin cậy', rule.errorWords || nothingKnown),
    placeholder('nguong_xep_hang', 'Số phiếu tối thiểu để xếp hạng', number(rule.minimumInterviews)),
  ];
}

/** DV1.2 is written dv1_2. */
const nameOfCode = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]+/g, '_');

function partPlaceholders({ groups, factors, interviews }: ReportFigures): Placeholder[] {
  const items = itemsAlone(factors);
  const named = (one: ScoreFigure): Placeholder[] => [
    placeholder(`ten_${nameOfCode(one.code)}`, `Tên của ${one.code}`, one.name),
    placeholder(`diem_${nameOfCode(one.code)}`, `Điểm ${one.code} ${one.name}`, percent(one.shown)),
  ];
  return [
    ...endsOf('yeu_to', 'Yếu tố', factors),
    ...endsOf(
      'noi_dung',
      'Nội dung',
      items.filter((one) => isRatedEnough(one, interviews)),
    ),
    ...[...groups, ...factors, ...items].flatMap(named),
  ];
}

/** The highest and the lowest score, each with the names of all that have it. */
function endsOf(name: string, kind: string, scored: readonly ScoreFigure[]): Placeholder[] {
  const known = scored.flatMap(({ shown }) => (shown === null ? [] : [shown]));
  const ends = [
    { end: 'cao_nhat', words: 'cao nhất', shown: known.length === 0 ? null : Math.max(...known) },
    { end: 'thap_nhat', words: 'thấp nhất', shown: known.length === 0 ? null : Math.min(...known) },
  ];
  return ends.flatMap(({ end, words, shown }) => [
    placeholder(
      `${name}_${end}`,
      `${kind} có điểm ${words}`,
      shown === null ? nothingKnown : namesAt(scored, shown, kind),
    ),
    placeholder(`diem_${name}_${end}`, `Điểm của ${kind.toLowerCase()} ${words}`, percent(shown)),
  ]);
}

/** Names said in a sentence; of more the rest is counted. */
const mostNames = 3;

/** A sentence that names one of several with the same score says something of the others that is not so. */
function namesAt(scored: readonly ScoreFigure[], shown: number, kind: string): string {
  const names = scored.filter((one) => one.shown === shown).map((one) => one.name);
  const rest = names.length - mostNames;
  return rest > 0
    ? `${names.slice(0, mostNames).join('; ')} và ${number(rest)} ${kind.toLowerCase()} khác cùng điểm`
    : names.join('; ');
}

/** Forms of persons who were drawn by area and belong to no agency. */
export function formsOfNoAgency({ agencies, interviews: all }: ReportFigures): number {
  return all - agencies.reduce((sum, { interviews }) => sum + interviews, 0);
}

function agencyPlaceholders(figures: ReportFigures): Placeholder[] {
  const { agencies } = figures;
  const ranked = agencies.filter(({ rank }) => rank !== null);
  return [
    placeholder('so_co_quan', 'Số cơ quan có phiếu', number(agencies.length)),
    placeholder('so_co_quan_xep_hang', 'Số cơ quan được xếp hạng', number(ranked.length)),
    placeholder(
      'so_co_quan_chua_xep_hang',
      'Số cơ quan chưa đủ phiếu để xếp hạng',
      number(agencies.length - ranked.length),
    ),
    placeholder(
      'so_phieu_ngoai_co_quan',
      'Số phiếu của người chọn theo địa bàn, không thuộc cơ quan nào',
      number(formsOfNoAgency(figures)),
    ),
    ...endsOf(
      'co_quan',
      'Cơ quan',
      ranked.map((agency) => ({ code: agency.name, ...agency })),
    ),
  ];
}

/** With more than one way, each with its forms and their share; with one alone, that one. */
function waysOf({ modes, modesOf }: Pick<ReportFigures, 'modes' | 'modesOf'>): string {
  const all = modes.reduce((sum, { forms }) => sum + forms, 0);
  const formsOf = new Map(modes.map(({ mode, forms }) => [mode, forms]));
  return waysInWords([...formsOf.keys()], (mode) => {
    const forms = formsOf.get(mode) ?? 0;
    return modes.length < 2
      ? ''
      : ` (${number(forms)} phiếu ${modesOf === 'valid' ? 'hợp lệ' : 'thu về'}, ${percentOf(forms, all)})`;
  });
}

function fieldworkPlaceholders(figures: ReportFigures): Placeholder[] {
  const { forms, rates, e, attempts, cases, rule } = figures;
  const rate = (name: string): string => percent(rates[name] == null ? null : 100 * rates[name]);
  return [
    placeholder('cach_tra_loi', 'Cách trả lời, với số phiếu và tỷ lệ của từng cách', waysOf(figures)),
    placeholder('phat_ra', 'Số phiếu phát ra', number(forms.issued)),
    placeholder('thu_ve', 'Số phiếu thu về', number(forms.collected)),
    placeholder('hop_le', 'Số phiếu hợp lệ', number(forms.valid)),
    placeholder('ty_le_thu_ve', 'Phiếu thu về trên phát ra', percentOf(forms.collected, forms.issued)),
    placeholder('ty_le_hop_le', 'Phiếu hợp lệ trên thu về', percentOf(forms.valid, forms.collected)),
    placeholder('so_nguoi_duoc_goi', 'Số người đã đưa vào gọi', number(cases)),
    placeholder(
      'so_du_phong_da_goi',
      'Số người dự phòng đã đưa vào gọi',
      figures.reserveCases === null ? nothingKnown : number(figures.reserveCases),
    ),
    placeholder('so_luot_goi', 'Số lượt liên hệ', number(attempts.total)),
    placeholder(
      'luot_goi_moi_phieu',
      'Số lượt liên hệ cho mỗi phiếu',
      attempts.perComplete === null ? nothingKnown : number(attempts.perComplete, 2),
    ),
    placeholder('ty_le_tra_loi', 'Tỷ lệ trả lời AAPOR RR3', rate('RR3')),
    placeholder('ty_le_tra_loi_toi_thieu', 'Tỷ lệ trả lời tối thiểu AAPOR RR1', rate('RR1')),
    placeholder('ty_le_hop_tac', 'Tỷ lệ hợp tác AAPOR COOP1', rate('COOP1')),
    placeholder('ty_le_tu_choi', 'Tỷ lệ từ chối AAPOR REF1', rate('REF1')),
    placeholder('ty_le_lien_he', 'Tỷ lệ liên hệ được AAPOR CON1', rate('CON1')),
    placeholder('cach_tinh_ty_le', 'Cách tính các tỷ lệ AAPOR, hệ số e', rule.rateWords || nothingKnown),
    placeholder('he_so_e', 'Hệ số e của tỷ lệ trả lời', e === null ? nothingKnown : eInWords(e, 'vi')),
  ];
}

function earlierPlaceholders({ earlier, openAnswers }: ReportFigures): Placeholder[] {
  const overall = earlier?.differences.find(({ agency, name }) => agency === '' && name === overallName);
  const sum = (counts: readonly number[]): string =>
    number(counts.reduce((total, count) => total + count, 0));
  return [
    placeholder('ky_truoc', 'Tên kỳ trước', earlier?.label ?? nothingKnown),
    placeholder('chi_so_ky_truoc', 'Chỉ số chung của kỳ trước', percent(overall?.then ?? null)),
    placeholder(
      'chenh_lech_ky_truoc',
      'Chênh lệch chỉ số chung so với kỳ trước',
      overall ? signed(overall.difference) : nothingKnown,
    ),
    placeholder(
      'ket_luan_ky_truoc',
      'Chênh lệch với kỳ trước có ý nghĩa hay không',
      overall ? conclusion(overall.significant) : nothingKnown,
    ),
    placeholder('so_y_kien', 'Số ý kiến bằng lời', sum(openAnswers.map(({ worded }) => worded))),
    placeholder(
      'so_y_kien_da_ma_hoa',
      'Số ý kiến bằng lời đã mã hóa',
      sum(openAnswers.map(({ coded }) => coded)),
    ),
  ];
}

function samplePlaceholders({ sample }: ReportFigures): Placeholder[] {
  const count = (value: number | undefined): string => (value === undefined ? nothingKnown : number(value));
  return [
    placeholder('phuong_an', 'Phương án chọn mẫu', sample?.plan ?? nothingKnown),
    placeholder('thiet_ke_mau', 'Thiết kế mẫu, theo phương án', sample?.design.join('\n') || nothingKnown),
    placeholder('dia_ban_da_chon', 'Số địa bàn đã rút', sample?.drawnAreas || nothingKnown),
    placeholder(
      'khong_thuoc_phuong_an',
      'Điều phương án mẫu không bao gồm',
      sample?.notCovered.join(' ') || nothingKnown,
    ),
    placeholder('so_ho_so_khung', 'Số hồ sơ trong khung mẫu', count(sample?.transactions)),
    placeholder('so_nguoi_khung', 'Số người trong khung mẫu', count(sample?.persons)),
    placeholder('so_tang', 'Số tầng', count(sample?.strata)),
    placeholder('mau_chinh', 'Số người trong mẫu chính', count(sample?.main)),
    placeholder('mau_du_phong', 'Số người trong mẫu dự phòng', count(sample?.reserve)),
    placeholder('hat_giong', 'Hạt giống của lần rút', sample?.seed ?? nothingKnown),
    placeholder(
      'ma_khung',
      'Mã kiểm chứng khung mẫu (SHA-256)',
      grouped(sample?.frameDigest ?? nothingKnown),
    ),
    placeholder('ma_mau', 'Mã kiểm chứng mẫu (SHA-256)', grouped(sample?.sampleDigest ?? nothingKnown)),
    placeholder('cam_ket_hat_giong', 'Nơi công bố cam kết hạt giống', sample?.committedIn ?? nothingKnown),
  ];
}

function surveyPlaceholders({ survey, takenAt }: ReportFigures): Placeholder[] {
  return [
    placeholder('ten_dot', 'Tên đợt khảo sát', survey.name),
    placeholder('co_quan_chu_tri', 'Cơ quan chủ trì', survey.authority),
    placeholder('ke_hoach', 'Văn bản giao khảo sát', documentWords(survey.planNumber)),
    placeholder('ky_tu', 'Hồ sơ có kết quả từ ngày', dayWords(survey.periodFrom)),
    placeholder('ky_den', 'Hồ sơ có kết quả đến ngày', dayWords(survey.periodTo)),
    placeholder(
      'thoi_gian_goi',
      'Từ ngày nào đến ngày nào đã gọi',
      survey.startsOn === survey.endsOn
        ? `trong ngày ${dayWords(survey.startsOn)}`
        : `từ ngày ${dayWords(survey.startsOn)} đến ngày ${dayWords(survey.endsOn)}`,
    ),
    placeholder('goi_tu', 'Gọi từ ngày', dayWords(survey.startsOn)),
    placeholder('goi_den', 'Gọi đến ngày', dayWords(survey.endsOn)),
    placeholder('luc_lay_so_lieu', 'Lúc lấy số liệu', momentWords(takenAt)),
  ];
}
