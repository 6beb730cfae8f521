// Sheets of the fieldwork: forms and outcome rates of the whole, the rates of each stratum, attempts by hour and outcome.
import type { FieldworkView } from '#contract/fieldwork.ts';
import { aaporClasses, dispositionCodes } from '#domain/attempts/disposition-codes.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { outcomeRateFormula, outcomeRateNames } from '#domain/results/outcome-rates-rules.ts';
import { eChosenBy, outcomeRatesText } from '#domain/results/outcome-rates-words.ts';
import { formReasonWords, validFormText } from '#domain/results/valid-form-words.ts';
import { formReasons } from '#domain/results/valid-forms.ts';
import { formats, type Sheet, type SheetCell } from '#server/platform/data-files/sheets-file.ts';

export function fieldworkSheets(view: FieldworkView, about: readonly string[]): Sheet[] {
  return [formsAndRates(view, about), strataSheet(view, about), attemptsSheet(view, about)];
}

function ratesInWords({ profile, whole, eGiven, isOfSurvey }: FieldworkView): string {
  return outcomeRatesText(profile, whole.e, eChosenBy(eGiven, isOfSurvey)).vi;
}

function formsAndRates(view: FieldworkView, about: readonly string[]): Sheet {
  const { whole, forms } = view;
  return {
    name: 'Thực địa',
    title: ['Thu thập phiếu và tỷ lệ AAPOR', ...about, ratesInWords(view)],
    columns: [
      { label: 'Chỉ tiêu', width: 34 },
      { label: 'Số', width: 12, format: formats.count },
      { label: 'Tỷ lệ', width: 12, format: formats.share },
      { label: 'Công thức', width: 60 },
    ],
    rows: [
      ['Phiếu phát ra (hồ sơ gọi)', forms.issued, null, ''],
      ['Phiếu thu về', forms.collected, percent(forms.collectedOfIssued), 'thu về / phát ra'],
      ['Phiếu hợp lệ', forms.valid, percent(forms.validOfCollected), 'hợp lệ / thu về'],
      ...formReasons.map((reason): SheetCell[] => [
        `Không hợp lệ: ${formReasonWords[reason].vi}`,
        forms.rejected[reason],
        forms.collected === 0 ? null : forms.rejected[reason] / forms.collected,
        `mã lý do ${reason}; / thu về`,
      ]),
      ...outcomeRateNames.map((name): SheetCell[] => [
        name,
        null,
        whole.rates[name] ?? null,
        outcomeRateFormula(name),
      ]),
      ...Object.entries(whole.counts).map(([name, count]): SheetCell[] => [`Lớp ${name}`, count, null, '']),
      ['e (UH)', null, whole.e?.UH ?? null, 'phần hồ sơ chưa gặp ai được coi là đủ điều kiện'],
      ['e (UO)', null, whole.e?.UO ?? null, 'phần hồ sơ chưa rõ khác được coi là đủ điều kiện'],
    ],
    notes: [
      validFormText({ ...forms.rule, onPaper: forms.modes.some(({ mode }) => mode === 'paper') }).vi,
      'Mỗi phiếu không hợp lệ được đếm một lần, theo lý do đầu tiên.',
    ],
  };
}

function strataSheet(view: FieldworkView, about: readonly string[]): Sheet {
  const narrow = { width: 9 };
  return {
    name: 'AAPOR theo tầng',
    title: ['Tỷ lệ AAPOR theo tầng', ...about, ratesInWords(view)],
    columns: [
      { label: 'Tầng', width: 52 },
      { label: 'Hồ sơ', ...narrow, format: formats.count },
      ...aaporClasses.map((label) => ({ label, ...narrow, format: formats.count })),
      { label: 'e', ...narrow, format: formats.exact },
      ...outcomeRateNames.map((label) => ({ label, ...narrow, format: formats.share })),
    ],
    rows: view.strata.map(({ stratum, cases, counts, rates, e }): SheetCell[] => [
      stratum ?? '',
      cases,
      ...aaporClasses.map((one) => counts[one] ?? 0),
      e?.UH ?? null,
      ...outcomeRateNames.map((name) => rates[name] ?? null),
    ]),
    notes: [
      'e của mỗi tầng tính từ hồ sơ của tầng ấy. Tầng chưa có hồ sơ nào rõ điều kiện thì không có e, nên không có tỷ lệ cần e.',
    ],
  };
}

function attemptsSheet({ attempts }: FieldworkView, about: readonly string[]): Sheet {
  const wordsOf = (disposition: string): string => {
    const code = dispositionCodes.find((one) => one === disposition);
    return code === undefined ? disposition : dispositionOf(code).vi;
  };
  return {
    name: 'Lượt gọi',
    title: ['Lượt gọi theo giờ và theo kết quả', ...about],
    columns: [
      { label: 'Giờ, kết quả', width: 44 },
      { label: 'Lượt', width: 10, format: formats.count },
      { label: 'Có nhấc máy', width: 10, format: formats.count },
      { label: 'Phiếu', width: 10, format: formats.count },
      { label: 'Lượt cho một phiếu', width: 12, format: formats.score },
    ],
    rows: [
      ['Cả đợt', attempts.total, null, null, attempts.perComplete],
      ...attempts.byHour.map(({ hour, attempts: own, contacts, completes }): SheetCell[] => [
        `${hour}:00–${hour}:59`,
        own,
        contacts,
        completes,
        completes === 0 ? null : own / completes,
      ]),
      ...attempts.byOutcome.map(({ disposition, attempts: own }): SheetCell[] => [
        wordsOf(disposition),
        own,
        null,
        null,
        null,
      ]),
    ],
    notes: ['Giờ Việt Nam, theo lúc bắt đầu lượt gọi. Phiếu giấy và phiếu trên mạng không có lượt gọi.'],
  };
}

function percent(value: number | null): number | null {
  return value === null ? null : value / 100;
}
