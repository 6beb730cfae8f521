// What the official report says of phúc tra, in Vietnamese: the sentence with the share of bad interviews, and a section
// with its figures. Wording only; the figures are computed in statistics/.

import type { Coverage } from '#domain/back-checks/statistics/coverage.ts';
import { number } from '#domain/report/wording.ts';

/** Shares are 0–1; printed in percent with one decimal. */
export interface ShareWithInterval {
  share: number;
  low: number;
  high: number;
}

export interface ReportFigures {
  completes: number;
  coverage: Coverage & { agencies: readonly (Coverage & { name: string })[] };
  notReached: number;
  waiting: number;
  verdicts: { confirmed: number; differs: number; denied: number };
  voided: number;
  /** Of the void ones those for which somebody of the reserve was let in. */
  replaced: number;
  retrained: number;
  appeals: { made: number; granted: number };
  badShare: ShareWithInterval | null;
  /** Over all compared answers; null before there are any. */
  answers: { compared: number; beyondTolerance: number } | null;
  /** The item whose answers are least reliable by kappa. */
  weakestItem: { label: string; kappa: number } | null;
  /** Largest design effect of operators over the items; null where assignment does not allow to say. */
  interviewerEffect: { label: string; rho: number; designEffect: number; trusted: boolean } | null;
}

export interface ReportSection {
  title: string;
  paragraphs: string[];
}

const percentOf = (part: number, whole: number) =>
  whole === 0 ? '–' : `${number((100 * part) / whole, 1)} %`;

/** "Trong 2.400 phiếu, ước tính 1,2 % (0,4–2,6 %) không đạt." */
export function badShareSentence(completes: number, bad: ShareWithInterval | null): string {
  if (completes === 0) return 'Chưa có phiếu nào hoàn thành.';
  if (bad === null)
    return `Trong ${number(completes)} phiếu, chưa ước tính được tỷ lệ không đạt vì chưa có kết luận phúc tra nào.`;
  const [share, low, high] = [bad.share, bad.low, bad.high].map((each) => number(100 * each, 1));
  return `Trong ${number(completes)} phiếu, ước tính ${share} % (${low}–${high} %) không đạt.`;
}

/** The section of the report; paragraphs without figures are left out. */
export function reportSection(figures: ReportFigures): ReportSection {
  return {
    title: 'Kết quả phúc tra',
    paragraphs: [
      howItWasDone,
      coverageParagraph(figures),
      foundParagraph(figures),
      `${badShareSentence(figures.completes, figures.badShare)}${intervalNote(figures)}`,
      appealsParagraph(figures),
      reliabilityParagraph(figures),
      effectParagraph(figures),
    ].filter((paragraph) => paragraph !== ''),
  };
}

const howItWasDone =
  'Phúc tra do Sở Nội vụ thực hiện qua điện thoại. Mỗi phiếu hoàn thành có xác suất được chọn xác định trước; người phúc tra không thuộc đơn vị phỏng vấn và không biết câu trả lời cũ cho đến khi nộp xong phần hỏi lại.';

function coverageParagraph({ completes, coverage, notReached, waiting }: ReportFigures): string {
  const { chosen, reached, wanted, agencies } = coverage;
  const short = agencies.filter((agency) => agency.chosen < agency.wanted);
  const met = againstPlan(chosen, wanted, short);
  return `Đã chọn ${number(chosen)} trong ${number(completes)} phiếu (${percentOf(chosen, completes)}) ở ${number(
    agencies.filter((agency) => agency.chosen > 0).length,
  )} trong ${number(agencies.length)} đơn vị, ${met}. Gặp được và có kết luận ${number(reached)} phiếu; không liên lạc được ${number(
    notReached,
  )} phiếu${waiting === 0 ? '' : `; còn ${number(waiting)} phiếu chưa phúc tra`}.`;
}

/** The plan asks for so many of all, and for some of each unit: which of the two holds. */
function againstPlan(chosen: number, wanted: number, short: readonly { name: string }[]): string {
  const enough = chosen >= wanted;
  if (enough && short.length === 0) return 'đạt mức đặt ra cho đợt khảo sát';
  const all = `${enough ? 'đủ' : 'chưa đủ'} số chung đặt ra (ít nhất ${number(wanted)} phiếu)`;
  if (short.length === 0) return all;
  const names = short.map(({ name }) => name).join(', ');
  return `${all}${enough ? ' nhưng' : ' và'} chưa đủ ở ${number(short.length)} đơn vị: ${names}`;
}

function foundParagraph({
  coverage: { reached },
  verdicts,
  voided,
  replaced,
  retrained,
}: ReportFigures): string {
  if (reached === 0) return '';
  const { confirmed, differs, denied } = verdicts;
  const share = (count: number) =>
    `${number(count)} phiếu (${percentOf(count, confirmed + differs + denied)})`;
  const training = retrained === 0 ? '' : ` ${number(retrained)} trường hợp phải tập huấn lại.`;
  return `Kết luận: xác nhận đúng ${share(confirmed)}, sai lệch ${share(differs)}, người dân phủ nhận ${share(denied)}. ${voidSentence(voided, replaced)}${training}`;
}

/** The reserve may be used up, or the calling days over, by the time an interview is void. */
function voidSentence(voided: number, replaced: number): string {
  if (voided === 0) return 'Không có phiếu nào bị hủy.';
  const kept = `${number(voided)} phiếu bị hủy, không tính vào chỉ số`;
  if (replaced === 0) return `${kept}; chưa phiếu nào được thay bằng người trong danh sách dự phòng.`;
  return replaced === voided
    ? `${kept} và được thay bằng người trong danh sách dự phòng.`
    : `${kept}; ${number(replaced)} phiếu trong số đó được thay bằng người trong danh sách dự phòng.`;
}

function intervalNote({ badShare }: ReportFigures): string {
  return badShare === null
    ? ''
    : ' Khoảng trong ngoặc có độ tin cậy 95 %, tính theo xác suất được chọn của từng phiếu.';
}

function appealsParagraph({ appeals: { made, granted } }: ReportFigures): string {
  if (made === 0) return '';
  return `Điện thoại viên giải trình ${number(made)} kết luận; ${number(granted)} giải trình được chấp nhận, phiếu được tính lại.`;
}

function reliabilityParagraph({ answers, weakestItem }: ReportFigures): string {
  if (answers === null || answers.compared === 0) return '';
  const { compared, beyondTolerance } = answers;
  const weakest = weakestItem === null ? '' : ` ${weakestSentence(weakestItem)}`;
  return `Trong ${number(compared)} câu trả lời so sánh được, ${percentOf(
    compared - beyondTolerance,
    compared,
  )} khớp trong mức cho phép.${weakest}`;
}

/** Where even the lowest kappa is printed as 1,00 there is none to name as the weakest. */
function weakestSentence({ label, kappa }: { label: string; kappa: number }): string {
  const printed = number(kappa, 2);
  return printed === '1,00'
    ? 'Mọi nội dung có đủ cặp trả lời để tính đều ổn định (kappa 1,00).'
    : `Nội dung kém ổn định nhất là “${label}” (kappa ${printed}).`;
}

function effectParagraph({ interviewerEffect }: ReportFigures): string {
  if (interviewerEffect === null) return '';
  const { label, rho, designEffect, trusted } = interviewerEffect;
  const warning = trusted
    ? ''
    : ' Phân công chưa đủ ngẫu nhiên hoặc còn ít phiếu nên con số này chỉ để tham khảo.';
  return `Ảnh hưởng của điện thoại viên lớn nhất ở nội dung “${label}”: ρ = ${number(rho, 3)}, hệ số thiết kế ${number(
    designEffect,
    2,
  )}.${warning}`;
}
