import { canonicalText } from './canonical-text.ts';
import type { AgencyLevel } from './plan.ts';

/*
 * Reads the level of an agency from its name, for lists that do not state it. A name that fits nothing is `unknown`,
 * never guessed. The order of the rules matters: "UBND xã A, huyện B" is a commune, "Bảo hiểm xã hội" is none.
 */

/** Cities under the central government in 2025 (Nghị quyết 202/2025/QH15); any other "thành phố" was a district. */
export const centralCities = ['hà nội', 'hồ chí minh', 'hải phòng', 'đà nẵng', 'cần thơ', 'huế'];

const rules: readonly (readonly [RegExp, AgencyLevel])[] = [
  [/(?:^|\s)(?:(?<!thị )xã(?! hội)|phường|thị trấn|đặc khu)(?=\s)/u, 'commune'],
  [
    /^(?:cục|thuế|chi cục thuế|chi cục hải quan|hải quan|kho bạc|bảo hiểm xã hội|ngân hàng nhà nước|công an)(?=\s|$)/u,
    'central',
  ],
  [/^(?:sở|ban quản lý|trung tâm phục vụ hành chính công tỉnh)(?=\s|$)/u, 'province'],
  [new RegExp(`(?:^|\\s)thành phố (?:${centralCities.join('|')})(?=[\\s,]|$)`, 'u'), 'province'],
  [/(?:^|\s)(?:huyện|quận|thị xã|thành phố)(?=\s)/u, 'district'],
  [/(?:^|\s)tỉnh(?=\s|$)/u, 'province'],
];

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/(?<=^|\s)tp(?:\.\s*|\s+)/giu, 'thành phố '],
  [/(?<=^|\s)tx(?:\.\s*|\s+)/giu, 'thị xã '],
  [/(?<=^|\s)tt(?:\.\s*|\s+)/giu, 'thị trấn '],
  [/(?<=^|\s)p\.\s*/giu, 'phường '],
  [/(?<=^|\s)h\.\s*/giu, 'huyện '],
];

/** The agency's name in canonical text, with the usual short forms of kinds of places written out. */
export function writtenOut(agency: string): string {
  return abbreviations.reduce((name, [short, long]) => name.replace(short, long), canonicalText(agency));
}

/** The level that the agency's Vietnamese name shows. */
export function agencyLevel(agency: string): AgencyLevel {
  const name = writtenOut(agency).toLowerCase();
  return rules.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknown';
}
