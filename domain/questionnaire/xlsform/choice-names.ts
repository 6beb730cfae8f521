// Names of choices as codes of options, and those that stand for a special answer. XLSForm has no special answers of
// its own; forms list them among the choices, under codes set apart.

import { type Special, specialCodes, specials } from '#domain/questionnaire/answers.ts';
import { foldText } from '#domain/lists/names.ts';

/** How expressions may name the answers of a question. */
export interface ChoiceNames {
  codes: ReadonlyMap<string, number>;
  specials: ReadonlyMap<string, Special>;
  /** Every choice's name is its code: only then can choices be compared by size. */
  areCodes: boolean;
}

/** Of questions without choices. */
export const noChoices: ChoiceNames = { codes: new Map(), specials: new Map(), areCodes: true };

export function isCode(name: string): boolean {
  return /^(0|-?[1-9]\d{0,8})$/.test(name);
}

/** Codes that surveys set apart for special answers; what each stands for differs, so the label decides. */
const apartCodes = /^(9[789]|99[789]|-(66|77|88|9[6789]|99[6789]))$/;

const wordings: Readonly<Record<Special, RegExp>> = {
  notApplicable: /\b(khong ap dung|khong thuoc dien|khong lien quan|not applicable|n a|na)\b/,
  dontKnow: /\b(khong biet|khong ro|khong nho|kb|don t know|dont know|do not know|not sure|dk)\b/,
  refused: /\b(tu choi|khong (muon )?tra loi|refuses?|refused|refusal|prefer not|no answer)\b/,
};

/** The special answer that a choice stands for; null when it is an option. */
export function specialOf(name: string, labels: readonly string[]): Special | null {
  if (!apartCodes.test(name)) return null;
  return specials.find((special) => labels.some((label) => wordings[special].test(foldText(label)))) ?? null;
}

/** The special answer of a number outside the limits, by the last digit of its code: 7, 8, 9. */
export function specialNumber(value: number): Special | null {
  if (!/^(-9[789]|-?99[789])$/.test(String(value))) return null;
  return specials.find((special) => specialCodes[special] % 10 === Math.abs(value) % 10) ?? null;
}

/** Adds special answers offered beside the choices, under the codes that they have in exports. */
export function withSpecials(names: ChoiceNames, offered: readonly Special[]): ChoiceNames {
  const all = new Map(names.specials);
  for (const special of offered) {
    const code = String(specialCodes[special]);
    if (!names.codes.has(code)) all.set(code, special);
  }
  return { ...names, specials: all };
}
