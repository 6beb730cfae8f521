/** How a citizen answered: an operator asked by telephone, or they filled in a paper form or a page by themselves. */
export const interviewModes = ['telephone', 'paper', 'web'] as const;
export type InterviewMode = (typeof interviewModes)[number];

export const modeWords: Readonly<Record<InterviewMode, { readonly vi: string; readonly en: string }>> = {
  telephone: { vi: 'Điện thoại', en: 'Telephone' },
  paper: { vi: 'Phiếu giấy', en: 'Paper form' },
  web: { vi: 'Trên mạng', en: 'On the web' },
};

/** How it was done, in a sentence: "phỏng vấn qua điện thoại". */
const waysOfAnswering: Readonly<Record<InterviewMode, string>> = {
  telephone: 'phỏng vấn qua điện thoại',
  paper: 'trả lời bằng phiếu giấy',
  web: 'tự trả lời trên mạng',
};

/** Ways of answering in the order above, each with what `told` says of it: "phỏng vấn qua điện thoại (…), tự trả lời trên mạng (…)". */
export function waysInWords(modes: readonly InterviewMode[], told: (mode: InterviewMode) => string): string {
  const ways = interviewModes
    .filter((mode) => modes.includes(mode))
    .map((mode) => `${waysOfAnswering[mode]}${told(mode)}`);
  const last = ways.pop() ?? waysOfAnswering.telephone;
  return ways.length === 0 ? last : `${ways.join(', ')} hoặc ${last}`;
}

/** Those that occur, in the order above: "điện thoại, phiếu giấy". */
export function modesInWords(modes: readonly InterviewMode[], language: 'vi' | 'en'): string {
  return interviewModes
    .filter((mode) => modes.includes(mode))
    .map((mode) => modeWords[mode][language].toLowerCase())
    .join(', ');
}
