// What a codebook says of a survey as a whole, in the words of its screens and reports.
import type { IndexView } from '#contract/results.ts';
import { type InterviewMode, interviewModes } from '#domain/interviews/modes.ts';
import { dayWords, interval, nothingKnown, number, percent } from '#domain/report/wording.ts';
import { eChosenBy, outcomeRatesText } from '#domain/results/outcome-rates-words.ts';
import { validFormText } from '#domain/results/valid-form-words.ts';
import { weightingText } from '#domain/results/weighting.ts';
import { planTexts } from '#domain/samples/plan-texts.ts';
import type { Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import {
  errorsInWords,
  surveyFieldwork,
  surveyIndex,
  surveyResults,
  type SurveyResults,
} from '#server/features/results/queries.ts';
import { sampleOf } from '#server/features/samples/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { dayText } from '#server/platform/days.ts';
import type { Study } from '#server/platform/data-files/ddi-study.ts';
import { weightNames } from './case-columns.ts';
import { exportedStatuses } from './interview-rows.ts';

/** @throws 'not-found' */
export async function surveyStudy(ctx: Context, surveyId: string): Promise<Study> {
  const survey = await surveyOf(ctx, surveyId);
  const sample = await sampleOf(ctx, surveyId);
  const confirmed = sample?.status === 'confirmed' ? sample : null;
  const results = await surveyResults(ctx, surveyId);
  const { rule, onPaper, strataOfAgency } = results;
  const agencies = [...strataOfAgency.keys()].filter((name) => name !== '').length;
  const period = [dayText(survey.periodFrom), dayText(survey.periodTo)] as const;
  const { classes, overall } = await surveyIndex(ctx, surveyId);
  const { key, version, title } = await definitionOf(ctx, survey.interviewVersionId);
  return {
    id: survey.code,
    authority: survey.authority,
    order: survey.planNumber,
    contact: `${survey.authority}, điện thoại ${survey.verificationPhone}`,
    abstract: `${survey.name}, theo ${survey.planNumber}: khảo sát mức độ hài lòng của người dân, tổ chức đã giải quyết thủ tục hành chính.`,
    keywords: ['SIPAS', 'mức độ hài lòng', 'thủ tục hành chính', 'dịch vụ hành chính công'],
    period,
    collected: (await daysOfAnswers(ctx, surveyId)) ?? [dayText(survey.startsOn), dayText(survey.endsOn)],
    unit: 'Người (cá nhân hoặc tổ chức) có hồ sơ thủ tục hành chính; mỗi người chọn một hồ sơ.',
    universe: `Cá nhân, tổ chức có hồ sơ thủ tục hành chính trả kết quả từ ${dayWords(period[0])} đến ${dayWords(period[1])}, có số điện thoại gọi được${agencies > 0 ? `, tại ${agencies} cơ quan (biến co_quan)` : ''}.`,
    notCovered: confirmed?.plan.notCovered ?? [],
    sampling: confirmed
      ? [
          ...planTexts(confirmed.plan).map(({ vi }) => vi),
          `Rút bằng hạt giống «${confirmed.seed}»; mã băm khung mẫu ${confirmed.frameDigest}, mã băm mẫu ${confirmed.sampleDigest}.`,
        ]
      : ['Chưa có mẫu được xác nhận.'],
    frame: confirmed && {
      name: 'Danh sách hồ sơ thủ tục hành chính',
      text: `${number(confirmed.transactions)} hồ sơ của ${number(confirmed.persons)} người, từ các danh sách mà bộ phận một cửa xuất ra.`,
      target: confirmed.main,
    },
    mode: await modesOf(ctx, surveyId),
    instrument: `${title.vi} (${key}, phiên bản ${version})`,
    control: await controlOf(ctx, surveyId),
    weighting: `Khi tính chỉ số: ${weightingText(rule, classes).vi} Biến ${weightNames.design}: nghịch đảo xác suất chọn, theo số đã phát ra của tầng; biến ${weightNames.response}: hiệu chỉnh thêm cho những người không trả lời. Phiếu không được tính không có trọng số.`,
    cleaning: validFormText({ ...rule, onPaper }).vi,
    responseRate: await responseRate(ctx, surveyId, results),
    samplingError: `${indexInWords(overall)}${errorsInWords(results).vi}`,
    restriction:
      'Tệp không có tên, số điện thoại, mã hồ sơ; điện thoại viên là số thứ tự; tên và dãy số dài trong ý kiến bằng lời được che theo quy tắc. Cơ quan, thủ tục, ngày cùng câu trả lời có thể chỉ ra một người: tệp dùng để phân tích, không phải để công bố. Bản công bố đã ẩn ô ít phiếu.',
    conditions: `Do ${survey.authority} quyết định.`,
  };
}

/** "Chỉ số chung 81,25 %, khoảng tin cậy 95 % 79,10–83,24, hệ số thiết kế 1,012. "; nothing while there is none. */
function indexInWords({ shown, error: { low, high, designEffect } }: IndexView['overall']): string {
  if (shown === null) return '';
  const bounds = low === null || high === null ? '' : `, khoảng tin cậy 95 % ${interval(low, high)}`;
  const effect = designEffect === null ? '' : `, hệ số thiết kế ${number(designEffect, 3)}`;
  return `Chỉ số chung ${percent(shown)}${bounds}${effect}. `;
}

/** First and last day on which somebody answered; null before. */
async function daysOfAnswers(ctx: Context, surveyId: string): Promise<[string, string] | null> {
  const [days] = await ctx.db.$queryRaw<{ from: string | null; to: string | null }[]>`
    select to_char(min(ended_at) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as from,
      to_char(max(ended_at) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as to
    from interviews
    where survey_id = ${surveyId}::uuid and purpose = 'interview' and status::text = any(${[...exportedStatuses]})`;
  return days?.from && days.to ? [days.from, days.to] : null;
}

const modeOfCollection: Readonly<Record<InterviewMode, string>> = {
  telephone: 'Phỏng vấn qua điện thoại có máy tính hỗ trợ (CATI).',
  paper: 'Phiếu giấy tự điền, nhập vào hệ thống.',
  web: 'Phiếu tự điền trên mạng qua liên kết riêng.',
};

async function modesOf(ctx: Context, surveyId: string): Promise<string> {
  const rows = await ctx.db.interview.groupBy({
    by: ['mode'],
    where: { surveyId, purpose: 'interview', status: { in: [...exportedStatuses] } },
  });
  const used = interviewModes.filter((mode) => rows.some((row) => row.mode === mode));
  return (used.length === 0 ? (['telephone'] as const) : used)
    .map((mode) => modeOfCollection[mode])
    .join(' ');
}

/** Phúc tra: how many were to be re-called, and how many have a verdict. */
async function controlOf(ctx: Context, surveyId: string): Promise<string> {
  const [chosen, judged] = await Promise.all([
    ctx.db.backCheck.count({ where: { surveyId } }),
    ctx.db.backCheck.count({ where: { surveyId, verdict: { not: null } } }),
  ]);
  return `Phúc tra: người khác gọi lại, không thấy câu trả lời cũ. ${chosen} phiếu được chọn, ${judged} phiếu đã có kết luận.`;
}

async function responseRate(ctx: Context, surveyId: string, { rule }: SurveyResults): Promise<string> {
  const { whole, forms, profile } = await surveyFieldwork(ctx, surveyId);
  const shown = (['RR1', 'RR3', 'COOP1', 'REF1', 'CON1'] as const).map((name) => {
    const rate = whole.rates[name];
    return `${name} ${rate === null ? nothingKnown : percent(100 * rate)}`;
  });
  const said = outcomeRatesText(profile, whole.e, eChosenBy(rule.eligible, true)).vi;
  return `Phát ra ${number(forms.issued)}, thu về ${number(forms.collected)}, hợp lệ ${number(forms.valid)}. ${shown.join('; ')}. ${said}`;
}
