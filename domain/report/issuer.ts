// What stands around the text of a new report, from the name of the agency that issues it: its full name, the agency above
// it, its letters in the number, place, recipients and signature (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II).

export interface Issuer {
  /** Cơ quan chủ quản trực tiếp; '' where there is none to name. */
  readonly above: string;
  readonly name: string;
  /** "UBND", "SNV": what follows "BC-" in the number. */
  readonly letters: string;
  /** Where it is signed; '' when the name does not tell. */
  readonly place: string;
  readonly addressee: string;
  readonly recipients: readonly string[];
  readonly power: string;
  readonly title: string;
}

const committeeStart = /^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)(?=\s|$)/i;
/** Sở Nội vụ | tỉnh Đắk Nông */
const placed = /^(.*?)\s*((?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+(.+))$/iu;
const sent = ['- Các cơ quan, đơn vị được khảo sát;', '- Lưu: VT.'];

/** @param authority as a survey names it: "UBND huyện Đắk Glong", "Sở Nội vụ tỉnh Đắk Nông", "Sở Nội vụ" */
export function issuerOf(authority: string): Issuer {
  const [, own = authority, unit = '', place = ''] = placed.exec(authority.trim()) ?? [];
  if (committeeStart.test(authority.trim()))
    return {
      above: '',
      name: authority.trim().replace(committeeStart, 'Ủy ban nhân dân'),
      letters: 'UBND',
      place,
      addressee: '',
      recipients: [...besideCommittee(unit), ...sent],
      power: 'TM. ỦY BAN NHÂN DÂN',
      title: 'CHỦ TỊCH',
    };
  const committee = unit === '' ? '' : `Ủy ban nhân dân ${unit}`;
  return {
    above: committee,
    name: own.trim(),
    letters: lettersOf(own),
    place,
    addressee: committee,
    recipients: ['- Như trên;', ...sent],
    power: '',
    title: titleOf(own),
  };
}

/** Who reads it beside the offices surveyed: the ministry or Sở Nội vụ, the Party, the council, the committee's chairs. */
function besideCommittee(unit: string): string[] {
  const kind = /^(?:tỉnh|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?=\s)/iu.exec(unit)?.[0].toLowerCase();
  const [above, party] =
    kind === 'tỉnh'
      ? ['- Bộ Nội vụ;', 'Tỉnh ủy']
      : [
          '- Sở Nội vụ;',
          kind === 'huyện'
            ? 'Huyện ủy'
            : kind === 'quận'
              ? 'Quận ủy'
              : kind === 'thị xã'
                ? 'Thị ủy'
                : 'Đảng ủy',
        ];
  return [
    above,
    // "thành phố" may be of the centre or of a province, whose Party committees have other names.
    ...(kind === undefined ? [] : [`- Thường trực ${party}, Thường trực HĐND ${kind};`]),
    `- Chủ tịch, các Phó Chủ tịch UBND${kind === undefined ? '' : ` ${kind}`};`,
    ...(kind === 'tỉnh' ? ['- Sở Nội vụ;'] : []),
  ];
}

/** First letters of the syllables, without "và": Sở Nội vụ is SNV. Đ stays Đ, as numbers of documents have it. */
function lettersOf(name: string): string {
  return name
    .trim()
    .split(/[\s,–-]+/)
    .filter((syllable) => syllable !== '' && syllable.toLowerCase() !== 'và')
    .map((syllable) => syllable.charAt(0).toUpperCase())
    .join('');
}

function titleOf(name: string): string {
  if (/^(?:Sở|Trung tâm)\s/i.test(name)) return 'GIÁM ĐỐC';
  if (/^Phòng\s/i.test(name)) return 'TRƯỞNG PHÒNG';
  if (/^Ban\s/i.test(name)) return 'TRƯỞNG BAN';
  return 'THỦ TRƯỞNG ĐƠN VỊ';
}
