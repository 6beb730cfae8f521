// How a transaction's lĩnh vực and way of submitting are brought to one form. Nothing is guessed: different words stay
// different. Spellings of agencies and procedures are matched where strata are made (domain/samples/spelling.ts).
import { foldText, tidyText } from './names.ts';

/** Trực tiếp at the counter, trực tuyến on the portal, by post (bưu chính công ích). */
export const channels = ['inPerson', 'online', 'post'] as const;
export type Channel = (typeof channels)[number];

const channelWords: readonly [Channel, RegExp][] = [
  ['post', /\b(bcci|buu chinh|buu dien|buu ta|vnpost|vietnam post)\b/],
  [
    'online',
    /\b(truc tuyen|qua mang|cong dvc|cong dich vu|dvc|online|internet|toan trinh|mot phan|muc do [34]|dien tu)\b/,
  ],
  ['inPerson', /\b(truc tiep|tai quay|mot cua|bo phan tiep nhan|trung tam phuc vu|tai tru so|offline)\b/],
];

/** The way of submitting (hình thức nộp); null when the words are unknown. */
export function readChannel(text: string): Channel | null {
  const folded = foldText(text);
  return channelWords.find(([, words]) => words.test(folded))?.[0] ?? null;
}

/**
 * A lĩnh vực in one spelling: tidied, the words "Lĩnh vực" and a leading number taken off, first letter large, text
 * typed all in capitals brought down. "ĐẤT ĐAI", "Lĩnh vực đất đai" and "1. Đất đai" are all "Đất đai".
 */
export function fieldName(text: string): string {
  const bare = tidyText(text)
    .replace(/^(\d{1,2}|[IVX]{1,4})[.)]\s*/, '')
    .replace(/^lĩnh vực\s*:?\s*/iu, '');
  const cased = bare === bare.toUpperCase() ? bare.toLowerCase() : bare;
  return cased.charAt(0).toUpperCase() + cased.slice(1);
}
