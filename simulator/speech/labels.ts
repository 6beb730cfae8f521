// Reads the labels of answer options, so that a citizen can mean one of them whatever the questionnaire calls its
// codes. It looks at Vietnamese words, and at plain English ones for forms in English; never at the code, except for
// 97, 98 and 99, which telephone surveys keep for "does not apply", "does not know" and "refuses".

export interface Option {
  code: string;
  label: string;
}

/** Lower case, one space between words, no punctuation and no leading number ("1. Rất hài lòng" → "rất hài lòng"). */
export function plainLabel(label: string): string {
  return label
    .normalize('NFC')
    .toLowerCase()
    .replace(/^\s*\(?\d{1,2}[.):]\s+/, '')
    .replace(/[^\p{L}\p{N}\s<>≥≤+–-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const aside =
  /(không|chưa) (biết|rõ(?! ràng)|nhớ|ý kiến|có ý kiến|áp dụng|trả lời)|khó trả lời|khó nói|từ chối|don t know|do not know|refuse|not applicable|no answer/;

/** The option stands beside the answer: does not know, refuses, does not apply. */
export function isAside(option: Option): boolean {
  return /^9[789]$/.test(option.code) || aside.test(plainLabel(option.label));
}

/** The option denies all the others: "không có việc nào", "không sẵn sàng góp ý". */
export function saysNone(option: Option): boolean {
  return /^(không|chưa) (?!gian|khí)|^(none|nothing|not)( |$)/.test(plainLabel(option.label));
}

/** The option with which "I do not know" is recorded, if there is one. */
export function doesNotKnowOption(options: readonly Option[]): Option | undefined {
  return (
    options.find((option) =>
      /(không|chưa) (biết|rõ(?! ràng)|nhớ)|khó trả lời|khó nói|know/.test(plainLabel(option.label)),
    ) ?? options.find((option) => option.code === '98')
  );
}

const approving =
  /^(khá |tương đối )?(hài lòng|đồng ý|tốt|quan tâm|dễ|phù hợp|thường xuyên|cần thiết|quan trọng|nhanh|thuận tiện|đúng|đầy đủ|rõ ràng|lịch sự|sẵn sàng|satisfied|agree|good|easy|important|interested|often)/;
const disapproving = /^(không|chưa|kém|tệ|xấu|khó|chậm|dissatisfied|disagree|poor|bad|difficult|not )/;
const middling =
  /^(bình thường|trung bình|tạm được|tạm|phân vân|trung lập|vừa phải|neutral|average|fair|neither)/;

/** How strongly a label approves, from −2 to 2; nothing when it is not a step of a scale. */
export function stepOf(label: string): number | undefined {
  const plain = plainLabel(label);
  const strong = /^(rất|hoàn toàn|cực kỳ|vô cùng|very|strongly|completely|extremely) (.*)$/.exec(plain);
  const rest = strong?.[2] ?? plain;
  const force = strong === null ? 1 : 2;
  if (middling.test(rest)) return 0;
  if (/^(ít|hơi|slightly|a little)/.test(rest)) return -0.5;
  if (disapproving.test(rest)) return -force;
  if (approving.test(rest)) return force;
  return undefined;
}

/**
 * The options as steps of a scale by their words, on both sides of the middle. Labels that are only numbers
 * ("1"…"5") are a scale from three of them on, the highest number best. Nothing when these options are no scale.
 */
export function readScale(options: readonly Option[]): { option: Option; step: number }[] | undefined {
  const regular = options.filter((option) => !isAside(option));
  const numbers = regular.map((option) =>
    Number(/^(\d{1,2})( điểm)?$/.exec(plainLabel(option.label))?.[1] ?? 'x'),
  );
  const lowest = Math.min(...numbers);
  const span = Math.max(...numbers) - lowest;
  if (span > 0 && regular.length >= 3) {
    return regular.map((option, index) => ({
      option,
      step: (((numbers[index] ?? 0) - lowest) / span) * 4 - 2,
    }));
  }
  const steps = regular.flatMap((option) => {
    const step = stepOf(option.label);
    return step === undefined ? [] : [{ option, step }];
  });
  const bothSides = steps.some(({ step }) => step < 0) && steps.some(({ step }) => step > 0);
  return steps.length === regular.length && bothSides ? steps : undefined;
}

/** The options split into those that say yes and those that say no; nothing unless each says one of the two. */
export function readYesNo(options: readonly Option[]): { yes: Option[]; no: Option[] } | undefined {
  const regular = options.filter((option) => !isAside(option));
  const no = regular.filter((option) =>
    /^(không|chưa|sai|nhầm|là người khác|no\b|not |never|disagree|does not|did not)/.test(
      plainLabel(option.label),
    ),
  );
  const yes = regular.filter((option) =>
    /^(có|đồng ý|đúng|vâng|rồi|đã|được|yes|agrees?)( |$)/.test(plainLabel(option.label)),
  );
  const complete = yes.length > 0 && no.length > 0 && yes.length + no.length === regular.length;
  return complete ? { yes, no } : undefined;
}

/** The span of ages a label names, in whole years; nothing when it names none. */
export function readAges(label: string): { from: number; to: number } | undefined {
  const plain = plainLabel(label).replace(/[–—]/g, '-');
  const numbers = [...plain.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const [first, second] = numbers;
  if (first === undefined) return undefined;
  if (second !== undefined) return { from: first, to: second };
  if (/^(dưới|<|under|below|chưa)/.test(plain)) return { from: 0, to: first - 1 };
  if (/^(trên|>|over|above)/.test(plain)) return { from: first + 1, to: 150 };
  if (/trở lên|\+|≥|or more|and over|từ/.test(plain)) return { from: first, to: 150 };
  return undefined;
}
