/*
 * A citizen's own words without what tells who it was or whom they speak of, as far as a rule can find it: the names
 * known from the case, names after a form of address, names that begin with a family name, long numbers, addresses of
 * e-mail. What no rule finds: a name in small letters without a form of address, a nickname, a number written in words,
 * a description that fits one person only. So masked words are for people at work on them, and whoever publishes some
 * reads them first.
 */
import { foldText } from '#domain/lists/names.ts';

/** What stands in place of a name or number. Never longer than what it replaces, so that columns keep their width. */
const mask = '***';
const encoder = new TextEncoder();

/** Family names of nine in ten Vietnamese and those seen in the lists of the central highlands, folded. */
const familyNames = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong ha mai dao doan trinh luong cao ' +
    'lam luu ta to chau thai quach vuong tong ton tang kieu nong hua la giap diep than lai ninh trieu vi lu be ha ksor rmah ' +
    'siu nay rcham kpa y h'
  ).split(' '),
);

const letter = String.raw`[\p{L}\p{M}]`;
/** A word with a capital at its beginning, as names are written; words all in capitals count too. */
const capital = String.raw`\p{Lu}${letter}*`;
/** Forms of address before a name. Anchored by what is no letter, since \b does not know Vietnamese letters. */
const addressed = new RegExp(
  String.raw`(?<!${letter})(?<title>[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Ee]m|[Tt]hầy|[Dd]ì|[Mm]ợ|đồng chí|Đồng chí|đ\/c|cán bộ|công chức)(?<gap>\s+)(?<name>${capital}(?:\s+${capital}){0,4})`,
  'gu',
);
const capitalRun = new RegExp(String.raw`(?<!${letter})${capital}(?:\s+${capital}){1,5}`, 'gu');
/** Eight digits or more, with or without parting marks: telephone, CCCD, CMND, account, file numbers. */
const longNumber = /(?<!\d)\+?\d(?:[ .\-()]{0,2}\d){7,}/g;
const mailAddress = /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu;
/** What stands after a form of address and is no name. */
const notNames = new Set([
  'ubnd',
  'mot',
  'tttc',
  'dvc',
  'tthc',
  'cccd',
  'cmnd',
  'csdl',
  'vneid',
  'ctv',
  'bhxh',
]);

/** @param known names of the people of the case, as its list writes them */
export function maskedWords(words: string, known: readonly string[] = []): string {
  let masked = words.normalize('NFC');
  masked = masked.replace(mailAddress, masking).replace(longNumber, masking);
  for (const name of known) masked = withoutKnown(masked, name);
  masked = masked.replace(addressed, (whole: string, title: string, gap: string, name: string) =>
    notNames.has(foldText(name).split(' ')[0] ?? '') ? whole : title + gap + masking(name),
  );
  return masked.replace(capitalRun, (run: string) =>
    familyNames.has(foldText(run).split(' ')[0] ?? '') ? masking(run) : run,
  );
}

function masking(replaced: string): string {
  return mask.slice(0, encoder.encode(replaced).length);
}

/** The whole name and its last two words however they are written; its last word alone where it has a capital. */
function withoutKnown(words: string, name: string): string {
  const parts = name.normalize('NFC').trim().split(/\s+/);
  const given = parts.at(-1);
  if (given === undefined || given === '') return words;
  const sought = [parts, parts.slice(-2)]
    .filter((some) => some.length > 1)
    .map((some) => foldText(some.join(' ')));
  let masked = words;
  for (const folded of new Set(sought)) masked = withoutFolded(masked, folded);
  const alone = `${given.charAt(0).toUpperCase()}${given.slice(1).toLowerCase()}`;
  return masked.replace(new RegExp(String.raw`(?<!${letter})${escaped(alone)}(?!${letter})`, 'gu'), masking);
}

/** Removes runs of words that are `folded` once they are folded. */
function withoutFolded(words: string, folded: string): string {
  const count = folded.split(' ').length;
  const places = [...words.matchAll(new RegExp(`${letter}+`, 'gu'))];
  let masked = '';
  let from = 0;
  for (let at = 0; at + count <= places.length; at += 1) {
    const [first, last] = [places[at], places[at + count - 1]];
    if (!first || !last || first.index < from) continue;
    const end = last.index + last[0].length;
    if (foldText(words.slice(first.index, end)) !== folded) continue;
    masked += words.slice(from, first.index) + masking(words.slice(first.index, end));
    from = end;
  }
  return masked + words.slice(from);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
