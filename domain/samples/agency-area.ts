import { centralCities, writtenOut } from './agency-level.ts';

/*
 * Reads from an agency's name which commune and district it serves, for lists that do not state them: "UBND xã Nhơn
 * Lý, thành phố Quy Nhơn". In Vietnamese names a commune or district always stands with its kind.
 */

const ends = '(?=\\s*(?:[,;()–-]|$)';
const commune = new RegExp(
  `(?:^|[\\s,(])((?:(?<!thị )xã(?! hội)|phường|thị trấn|đặc khu)\\s[^,;()]+?)${ends}|\\s(?:huyện|quận|thị xã|thành phố|tỉnh)\\s)`,
  'iu',
);
const district = new RegExp(
  `(?:^|[\\s,(])((?:huyện|quận|thị xã|thành phố(?! (?:${centralCities.join('|')})))\\s[^,;()]+?)${ends}|\\stỉnh\\s)`,
  'iu',
);

/** The commune and district in the name, each with its kind ("xã Nhơn Lý"); empty where the name shows none. */
export function agencyArea(agency: string): { district: string; commune: string } {
  const name = writtenOut(agency);
  return { district: district.exec(name)?.[1] ?? '', commune: commune.exec(name)?.[1] ?? '' };
}
