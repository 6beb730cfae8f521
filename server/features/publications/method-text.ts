// The method of a publication in words, made from the survey's settings: phuong-phap.md of the bundle, and the public page.
import type { PublishedResults } from '#contract/publications.ts';
import { modesInWords } from '#domain/interviews/modes.ts';
import { outcomeRatesText } from '#domain/results/outcome-rates-words.ts';
import { ruleText } from '#domain/results/rule-text.ts';
import { validFormText } from '#domain/results/valid-form-words.ts';
import { weightingText } from '#domain/results/weighting.ts';
import { openVerdictsText } from './open-verdicts-text.ts';

const loneUnits = {
  adjust: {
    vi: 'Tầng chỉ có một phiếu góp vào sai số phần lệch của phiếu ấy so với trung bình chung.',
    en: 'A stratum with one interview adds its deviation from the overall mean to the error.',
  },
  average: {
    vi: 'Tầng chỉ có một phiếu góp vào sai số bằng trung bình của các tầng khác.',
    en: 'A stratum with one interview adds the mean of the other strata to the error.',
  },
  certainty: {
    vi: 'Tầng chỉ có một phiếu không góp vào sai số.',
    en: 'A stratum with one interview adds nothing to the error.',
  },
  fail: {
    vi: 'Có tầng chỉ có một phiếu thì không tính sai số.',
    en: 'No error is given where a stratum has one interview.',
  },
} as const;

const areaTexts = {
  stages: {
    vi: ' Địa bàn chọn trước: sai số theo từng giai đoạn, với số địa bàn đã có để chọn ở mỗi giai đoạn (areas.csv).',
    en: ' Areas were drawn first: errors follow every stage, with the number of areas that each drew from (areas.csv).',
  },
  first: {
    vi: ' Địa bàn chọn trước: tầng gộp qua nhiều địa bàn, nên sai số chỉ theo địa bàn của giai đoạn đầu, không hiệu chỉnh tổng thể hữu hạn; như vậy sai số lớn hơn chứ không nhỏ hơn thực tế.',
    en: ' Areas were drawn first: strata are joined over areas, so errors follow the areas of the first stage alone, without finite population correction; they are too large rather than too small.',
  },
} as const;

const withheldTexts = {
  'weights-tell': {
    vi: 'Tệp phiếu không kèm theo, vì trọng số cho biết phiếu thuộc tầng nào trong các tầng đã gộp, hay thuộc lớp nào quá ít người.',
    en: 'The interviews are kept back, because weights would tell which of joined strata, or which class of too few persons, each belongs to.',
  },
  'frame-identifies': {
    vi: 'Khung mẫu không kèm theo, vì mã hồ sơ và ngày trả kết quả có thể dẫn đến tên người; cơ quan thanh tra, giám sát xem tại cơ quan công bố. Mã băm của khung mẫu vẫn được công bố.',
    en: 'The frame is kept back, because record codes and dates can lead to names; bodies of inspection see it at the publishing office. Its digest is published.',
  },
} as const;

/** Paragraphs, each in both languages. */
export function methodParagraphs(results: PublishedResults): { vi: string; en: string }[] {
  const { survey, rule, structure, strata, minimumCell, withheld, index, target, modes } = results;
  const areas = results.areas === null ? { vi: '', en: '' } : areaTexts[results.areas];
  const { item, rollup, weights, minimumInterviews } = rule;
  const valid = validFormText(rule);
  const weighing = weightingText(rule, results.classes);
  const open = openVerdictsText(results);
  const whole = ruleText({ item, rollup, ...(weights && { weights }) }, structure);
  const period = [survey.periodFrom, survey.periodTo].map(dayWords).join(' – ');
  return [
    {
      vi: `Khảo sát (${modesInWords(modes, 'vi')}) những người có hồ sơ thủ tục hành chính trả kết quả trong thời gian ${period}, theo ${survey.planNumber} của ${survey.authority}. Mẫu chọn ngẫu nhiên theo tầng từ danh sách hồ sơ; phương án, hạt giống và mã băm có trong gói tải về. Mẫu chính ${target} người, ${strata.number} tầng; ${index.interviews} phiếu hợp lệ.`,
      en: `Survey (${modesInWords(modes, 'en')}) of people whose administrative procedures were completed in ${period}, ordered by ${survey.planNumber} of ${survey.authority}. A random sample by strata from the list of procedures; plan, seed and digests are in the bundle. Main sample ${target} persons in ${strata.number} strata; ${index.interviews} valid interviews.`,
    },
    whole,
    {
      vi: `${weighing.vi} ${valid.vi} Cơ quan có dưới ${minimumInterviews} phiếu không xếp hạng.`,
      en: `${weighing.en} ${valid.en} Agencies with fewer than ${minimumInterviews} interviews are not ranked.`,
    },
    {
      vi: `Sai số tính theo thiết kế mẫu (tầng, hiệu chỉnh tổng thể hữu hạn) bằng khai triển Taylor; khoảng tin cậy 95 % là khoảng Wilson với cỡ mẫu hiệu dụng (Korn & Graubard 1998). ${loneUnits[rule.loneUnits].vi}${areas.vi}`,
      en: `Errors follow the design of the sample (strata, finite population) by Taylor linearisation; 95 % intervals are Wilson's with the effective sample size (Korn & Graubard 1998). ${loneUnits[rule.loneUnits].en}${areas.en}`,
    },
    {
      vi: `Để không ai bị nhận ra, con số có dưới ${minimumCell} phiếu không công bố, và ô khác cũng được ẩn khi từ đó suy ra được ô nhỏ. ${strata.joined === 0 ? '' : `Tầng có dưới ${minimumCell} phiếu được gộp (${strata.joined} tầng); mọi sai số, ở đây cũng như trong báo cáo, tính theo tầng đã gộp, phương sai vì thế lớn hơn chứ không nhỏ hơn (Cochran 1977, mục 5A.12). `}Phiếu công bố không có ngày, điện thoại viên, giới tính, tuổi.`,
      en: `So that nobody can be recognised, figures from fewer than ${minimumCell} interviews are not published, nor are cells from which a small one could be told. ${strata.joined === 0 ? '' : `Strata with fewer than ${minimumCell} are joined (${strata.joined} strata); all errors, here and in the report, follow the joined strata, so that the variance comes out too large rather than too small (Cochran 1977, § 5A.12). `}Published interviews have neither day nor operator, sex or age.`,
    },
    ...withheld.map(({ because }) => withheldTexts[because]),
    ...(open === null ? [] : [open]),
    outcomeRatesText(results.profile, results.rates.e, false),
  ];
}

/** yyyy-mm-dd as Vietnamese write it. */
function dayWords(day: string): string {
  return day.split('-').toReversed().join('/');
}

/** phuong-phap.md. */
export function methodText(results: PublishedResults): string {
  const { survey, edition } = results;
  return [
    `# ${survey.name}: phương pháp`,
    `Bản công bố số ${edition.number}${edition.supersedes === null ? '' : `, thay bản số ${edition.supersedes}: ${edition.reason}`}.`,
    ...methodParagraphs(results).map(({ vi }) => vi),
    '## Kiểm chứng',
    '`cati verify <tệp .zip>` rút lại mẫu (khi có khung mẫu; không có thì kiểm mã băm, địa bàn và thứ tự rút của mẫu), tính lại chỉ số và các tỷ lệ từ các tệp trong gói rồi nói rõ chỗ nào khác. `Rscript tinh-lai.R` tính lại chỉ số và sai số bằng R.',
    '## Các tệp',
    [
      '- `results.json`: mọi con số đã công bố, quy tắc tính; `figures.csv`: các con số của chỉ số, đủ chữ số.',
      '- `interviews.csv`: mỗi phiếu một dòng: tầng và mã trả lời từng nội dung (1–5; 97 không áp dụng, 98 không biết, 99 từ chối, 96 để trống trên phiếu giấy; trống: không hỏi).',
      '- `strata.csv`: tầng, số người N, mẫu, số phiếu, trọng số; tầng nhỏ đã gộp (`joined`), lớp hiệu chỉnh (`class`). `classes.csv` (khi hiệu chỉnh theo điều danh sách ghi về từng người): lớp và hệ số; trọng số của phiếu là trọng số tầng nhân hệ số lớp. `areas.csv` (khi chọn địa bàn trước): địa bàn đã chọn, rút từ bao nhiêu. `cases.csv`: kết quả liên hệ của từng hồ sơ gọi.',
      '- `plan.json`, `sample.csv`: phương án và mẫu đã rút; `manifest.json`: mã băm SHA-256 của mọi tệp, hạt giống.',
    ].join('\n'),
    '',
  ].join('\n\n');
}
