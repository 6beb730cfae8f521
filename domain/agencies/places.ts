// Reads from an agency's name the places in it, and parts the name from where it is said to lie.
import { writtenOut } from '#domain/samples/agency-level.ts';
import { canonicalText } from '#domain/samples/canonical-text.ts';

export type PlaceLevel = 'commune' | 'district' | 'province';

export interface Place {
  /** With its kind, as written: "xã Đắk Ha". */
  readonly name: string;
  /** What its kind may stand for, the likelier first: a "thành phố" was a district, a few are provinces. */
  readonly levels: readonly [PlaceLevel, ...PlaceLevel[]];
}

const levelsOfKind = new Map<string, Place['levels']>([
  ['thị trấn', ['commune']],
  ['đặc khu', ['commune']],
  ['phường', ['commune']],
  ['thị xã', ['district']],
  ['xã', ['commune']],
  ['thành phố', ['district', 'province']],
  ['huyện', ['district']],
  ['quận', ['district']],
  ['tỉnh', ['province']],
]);

// The longer before the shorter that it ends with: "thị xã" is not a "xã".
const anyKind = [...levelsOfKind.keys()].join('|');
const kindWord = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${anyKind})(?=\\s)`, 'giu');
/** "Văn hóa - Xã hội" is society, "xã Hội Sơn" a commune. */
const society = /^xã\s+hội(?!\p{L})/iu;
const communeHoi = new RegExp(`^[xX]ã Hội (?!${anyKind}|${anyKind.toUpperCase()})\\p{Lu}\\p{Ll}`, 'u');

interface FoundPlace extends Place {
  readonly at: number;
}

function find(name: string): FoundPlace[] {
  const kinds = [...name.matchAll(kindWord)].filter(({ index }) => {
    const text = name.slice(index);
    return !society.test(text) || communeHoi.test(text);
  });
  return kinds.flatMap(({ 0: kind, index: at }, which) => {
    const rest = name.slice(at, kinds[which + 1]?.index);
    // A dash between blanks ends a place only where another follows: "Bà Rịa - Vũng Tàu" is one.
    const place = canonicalText(rest.replace(/[,;()].*$/su, '').replace(/\s[-–]\s*$/u, ''));
    const levels = levelsOfKind.get(kind.toLowerCase());
    return levels && place.length > kind.length ? [{ name: place, levels, at }] : [];
  });
}

/** The name with its short forms written out, those right after a mark too: "(H. Đắk Glong)". */
function written(agency: string): string {
  return writtenOut(agency.replaceAll(/[(,;]/g, '$& '));
}

/** The places of a name in its order, the one that it serves first. */
export function placesIn(agency: string): Place[] {
  return find(written(agency)).map(({ name, levels }) => ({ name, levels }));
}

export interface PartedName {
  /** The name without what it is said to lie in: "UBND xã Đắk Ha". */
  readonly own: string;
  /** Where it is said to lie, nearest first: "huyện Đắk Glong", "tỉnh Đắk Nông". */
  readonly within: readonly string[];
}

/**
 * Parts "UBND xã Đắk Ha (huyện Đắk Glong)" into the agency and where it lies. What no mark sets off stays part of the
 * name ("Sở Tư pháp tỉnh Đắk Nông"), except a district right after a commune ("UBND xã Đắk Ha huyện Đắk Glong").
 */
export function partName(agency: string): PartedName {
  const name = written(agency);
  const places = find(name);
  const from = places.findIndex(({ at, levels }, which) => {
    const isAfterCommune = levels[0] === 'district' && places[which - 1]?.levels[0] === 'commune';
    return at > 0 && (isAfterCommune || /[,;(–-]\s*$/u.test(name.slice(0, at)));
  });
  const first = places[from];
  if (!first) return { own: name, within: [] };
  return {
    own: name.slice(0, first.at).replace(/[\s,;(–-]+$/u, ''),
    within: places.slice(from).map((place) => place.name),
  };
}
