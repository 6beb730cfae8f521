/** How a citizen answered: an operator asked by telephone, or they filled in a paper form or a page by themselves. */
export const interviewModes = ['telephone', 'paper', 'web'] as const;
export type InterviewMode = (typeof interviewModes)[number];

export const modeWords: Readonly<Record<InterviewMode, { readonly vi: string; readonly en: string }>> = {
  telephone: { vi: 'Điện thoại', en: 'Telephone' },
  paper: { vi: 'Phiếu giấy', en: 'Paper form' },
  web: { vi: 'Trên mạng', en: 'On the web' },
};

/** Those that occur, in the order above: "điện thoại, phiếu giấy". */
export function modesInWords(modes: readonly InterviewMode[], language: 'vi' | 'en'): string {
  return interviewModes
    .filter((mode) => modes.includes(mode))
    .map((mode) => modeWords[mode][language].toLowerCase())
    .join(', ');
}
