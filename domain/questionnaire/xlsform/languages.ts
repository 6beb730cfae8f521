// Languages in the headings of an XLSForm: `label::Tiếng Việt (vi)`.

import { foldText } from '#domain/lists/names.ts';

const names: Readonly<Record<string, string>> = {
  vi: 'Tiếng Việt',
  en: 'English',
  fr: 'Français',
  km: 'ខ្មែរ',
  rad: 'Ê Đê',
  cmo: 'M’nông',
  tyz: 'Tày',
  hmn: 'Mông',
};
const otherNames: Readonly<Record<string, string>> = {
  vietnamese: 'vi',
  khmer: 'km',
  french: 'fr',
  'e de': 'rad',
  'm nong': 'cmo',
  mnong: 'cmo',
  hmong: 'hmn',
};

/** The language as XLSForm writes it: name and code. */
export function languageHeading(code: string): string {
  return `${names[code] ?? code} (${code})`;
}

/** The code of a language written as `Tiếng Việt (vi)`, `English` or `en`; null when it cannot be told. */
export function languageCode(heading: string): string | null {
  const code = /\(\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\s*\)\s*$/.exec(heading)?.[1];
  if (code !== undefined) return code.replace(/^[A-Za-z]+/, (language) => language.toLowerCase());
  if (/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(heading)) return heading;
  const folded = foldText(heading);
  const known = Object.entries(names).find(([, name]) => foldText(name) === folded && folded !== '');
  return known?.[0] ?? otherNames[folded] ?? null;
}
