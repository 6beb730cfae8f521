// Vietnamese text made comparable, persons told apart, organisations told from individuals.

const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
const untidy = /^\s|\s$|\s\s|[^\S ]|[\u00AD\u200B-\u200F\u2060\uFEFF]/;
const combiningMarks = /\p{M}+/gu;

/** One spelling for the eye: NFC, no invisible characters, single spaces, trimmed. Case and marks stay. */
export function tidyText(text: string): string {
  const normal = text.normalize('NFC');
  if (!untidy.test(normal)) return normal;
  return normal.replace(invisible, '').replace(/\s+/g, ' ').trim();
}

/** One spelling for comparing: lower case, no marks, đ as d, every run of other characters one space. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(combiningMarks, '')
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Two rows are of one person when both the number and the folded name agree: families share a telephone, and one
 * clerk's number stands behind many names.
 */
export function personKey(phoneE164: string, name: string | null): string {
  return `${phoneE164}|${foldText(name ?? '')}`;
}

// Whole folded phrases; surnames such as Trương, Sở, Hội must not match, so single short words stand below with marks.
const organisationPhrases =
  /\b(cong ty|cty|tong cong ty|tap doan|doanh nghiep|dntn|hop tac xa|htx|ho kinh doanh|hkd|chi nhanh|van phong|ngan hang|quy tin dung|benh vien|phong kham|tram y te|trung tam|ban quan ly|uy ban|ubnd|hoi dong|cong doan|doan thanh nien|lien doan|hiep hoi|to hop tac|nha thuoc|truong (mam non|mau giao|tieu hoc|trung hoc|thcs|thpt|th|cao dang|dai hoc)|giao xu|co so (kinh doanh|san xuat)|cua hang|tnhh)\b/;
const organisationOpenings = /^(sở|chùa|viện|cục|hội|đảng uỷ|đảng ủy|trường)\s/u;

/** Whether a name is an organisation's (Công ty, HTX, Hộ kinh doanh, Trường…), by its words; sets the script's wording. */
export function isOrganisation(name: string): boolean {
  return organisationPhrases.test(foldText(name)) || organisationOpenings.test(tidyText(name).toLowerCase());
}
