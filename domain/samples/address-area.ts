import { agencyArea } from './agency-area.ts';
import { writtenOut } from './agency-level.ts';
import { spellingKey } from './spelling.ts';

/*
 * Reads from a person's address in which village they live, for plans that draw villages: "Thôn Lý Chánh, xã Nhơn Lý,
 * thành phố Quy Nhơn". Villages go by many kinds (thôn, tổ dân phố, khu phố, làng, ấp, bản, buôn, khóm).
 */

const village =
  /(?:^|[\s,(])((?:thôn|tổ dân phố|khu phố|khu vực|khóm|làng|ấp|bản|buôn)\s[^,;()]+?)(?=\s*(?:[,;()–-]|$)|\s(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\s)/iu;

/**
 * The village of the address with its kind ("Thôn Lý Chánh"), if it lies in this commune or the address names none;
 * empty where it shows no village or another commune, whose villages may bear the same names.
 */
export function villageOf(address: string, commune: string): string {
  const text = writtenOut(address);
  const stated = agencyArea(text).commune;
  if (stated !== '' && commune !== '' && spellingKey(stated) !== spellingKey(commune)) return '';
  return village.exec(text)?.[1] ?? '';
}
