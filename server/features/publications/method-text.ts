// The method of a publication in words, made from the survey's settings: phuong-phap.md of the bundle, and the public page.
import type { PublishedResults } from '#contract/publications.ts';
import { modesInWords, waysInWords } from '#domain/interviews/modes.ts';
import { documentWords } from '#domain/report/wording.ts';
import { errorText } from '#domain/results/error-text.ts';
import { eChosenBy, outcomeRatesText } from '#domain/results/outcome-rates-words.ts';
import { ruleText } from '#domain/results/rule-text.ts';
import { validFormText } from '#domain/results/valid-form-words.ts';
import { weightingText } from '#domain/results/weighting.ts';
import { openVerdictsText } from './open-verdicts-text.ts';

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
  const {
    survey,
    rule,
    structure,
    strata,
    minimumCell,
    withheld,
    index,
    target,
    modes,
    areas,
    design,
    notCovered,
  } = results;
  const { item, rollup, weights, minimumInterviews } = rule;
  const onPaper = modes.includes('paper');
  const valid = validFormText({ ...rule, onPaper });
  const weighing = weightingText(rule, results.classes);
  const open = openVerdictsText(results);
  const whole = ruleText({ item, rollup, onPaper, ...(weights && { weights }) }, structure);
  const period = [survey.periodFrom, survey.periodTo].map(dayWords).join(' – ');
  return [
    {
      vi: `Khảo sát những người có hồ sơ thủ tục hành chính trả kết quả trong thời gian ${period}, theo ${documentWords(survey.planNumber)} của ${survey.authority}; cách trả lời: ${waysInWords(modes, () => '')}. Mẫu chọn ngẫu nhiên theo tầng từ danh sách hồ sơ; phương án, hạt giống và mã băm có trong hồ sơ kiểm chứng. Mẫu chính ${target} người, ${strata.number} tầng; ${index.interviews} phiếu hợp lệ.`,
      en: `Survey (${modesInWords(modes, 'en')}) of people whose administrative procedures were completed in ${period}, ordered by ${survey.planNumber} of ${survey.authority}. A random sample by strata from the list of procedures; plan, seed and digests are in the bundle. Main sample ${target} persons in ${strata.number} strata; ${index.interviews} valid interviews.`,
    },
    ...design,
    ...(notCovered.length === 0
      ? []
      : [
          {
            vi: `Phương án mẫu không bao gồm: ${notCovered.join(' ')}`,
            en: `The plan leaves out (as the office worded it): ${notCovered.join(' ')}`,
          },
        ]),
    whole,
    {
      vi: `${weighing.vi} ${valid.vi} Cơ quan có dưới ${minimumInterviews} phiếu không xếp hạng.`,
      en: `${weighing.en} ${valid.en} Agencies with fewer than ${minimumInterviews} interviews are not ranked.`,
    },
    // What is published is joined until it holds the minimum, so that only areas can be single.
    errorText({ areas, loneUnits: areas && rule.loneUnits, joined: strata.joined, minimumCell }),
    {
      vi: `Để không ai bị nhận ra, con số có dưới ${minimumCell} phiếu không công bố, và ô khác cũng được ẩn khi từ đó suy ra được ô nhỏ. Phiếu công bố không có ngày, điện thoại viên, giới tính, tuổi.`,
      en: `So that nobody can be recognised, figures from fewer than ${minimumCell} interviews are not published, nor are cells from which a small one could be told. Published interviews have neither day nor operator, sex or age.`,
    },
    ...withheld.map(({ because }) => withheldTexts[because]),
    ...(open === null ? [] : [open]),
    outcomeRatesText(results.profile, results.rates.e, eChosenBy(rule.eligible, true)),
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
    '`cati verify <tệp .zip>` rút lại mẫu (khi có khung mẫu; không có thì kiểm mã băm, địa bàn và thứ tự rút của mẫu), tính lại chỉ số và các tỷ lệ từ các tệp trong hồ sơ rồi nói rõ chỗ nào khác. `Rscript tinh-lai.R` tính lại chỉ số và sai số bằng R.',
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
