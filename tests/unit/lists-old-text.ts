// Writes Vietnamese text as programs from before Unicode did, letter by letter from tables of its own, so that reading
// is held against something other than itself. What comes out is the text as Windows-1252 shows it.
import { windows1252Extras } from '#domain/lists/old-codings.ts';
import type { TextCoding } from '#domain/lists/text-coding.ts';

export type OldCoding = Exclude<TextCoding, 'unicode'>;

// Small letters, then the capitals that TCVN3 has (the order of the conversion tables that circulate for it).
const letters = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ';
const tcvn3Codes = 'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ¡¢§£¤¥¦';

const tones = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];

function toneOf(letter: string): string {
  return tones.find((tone) => letter.normalize('NFD').includes(tone)) ?? '';
}

function bare(letter: string): string {
  return letter.normalize('NFD').replace(toneOf(letter), '').normalize('NFC');
}

function tcvn3(letter: string): string {
  const at = letters.indexOf(letter);
  return at < 0 ? letter : tcvn3Codes.charAt(at);
}

/** Toned capitals become the capital and a toned small letter, or only the small letter, as most programs typed them. */
function toTcvn3(letter: string, capitals: 'pairs' | 'small'): string {
  if (letters.includes(letter) || letter === letter.toLowerCase()) return tcvn3(letter);
  if (!letters.includes(letter.toLowerCase())) return letter;
  const small = tcvn3(letter.toLowerCase());
  return capitals === 'pairs' ? tcvn3(bare(letter)) + small : small;
}

const vniAlone: Record<string, string> = {
  í: 'í',
  ì: 'ì',
  ỉ: 'æ',
  ĩ: 'ó',
  ị: 'ò',
  ỵ: 'î',
  đ: 'ñ',
  ơ: 'ô',
  ư: 'ö',
};

function toVni(letter: string): string {
  const small = letter.toLowerCase();
  const written = vniAlone[small] ?? vniWithMark(small);
  return letter === small ? written : written.toUpperCase();
}

function vniWithMark(letter: string): string {
  const tone = tones.indexOf(toneOf(letter));
  const base = bare(letter);
  if (base === 'ơ' || base === 'ư') return (vniAlone[base] ?? '') + 'ùøûõï'.charAt(tone);
  const plain = base.normalize('NFD').charAt(0);
  if (base.normalize('NFD').includes('\u0302')) return plain + (tone < 0 ? 'â' : 'áàåãä'.charAt(tone));
  if (base.normalize('NFD').includes('\u0306')) return plain + (tone < 0 ? 'ê' : 'éèúüë'.charAt(tone));
  return tone < 0 ? letter : plain + 'ùøûõï'.charAt(tone);
}

/** The code page's own order: the vowel with its shape, then the tone. */
const windows1258 = new Map(
  Array.from({ length: 96 }, (_, index) => [
    new TextDecoder('windows-1258').decode(Uint8Array.of(0xa0 + index)),
    String.fromCharCode(0xa0 + index),
  ]),
);

function toWindows1258(letter: string): string {
  const whole = windows1258.get(letter);
  if (whole !== undefined) return whole;
  const base = bare(letter);
  return (windows1258.get(base) ?? base) + (windows1258.get(toneOf(letter)) ?? '');
}

/** The text in an old coding. */
export function inOldCoding(text: string, coding: OldCoding, capitals: 'pairs' | 'small' = 'pairs'): string {
  const write = {
    tcvn3: (letter: string) => toTcvn3(letter, capitals),
    vni: toVni,
    'windows-1258': toWindows1258,
  }[coding];
  const written = new Map<string, string>();
  return text.normalize('NFC').replaceAll(/\P{ASCII}/gu, (letter) => {
    const known = written.get(letter) ?? write(letter);
    written.set(letter, known);
    return known;
  });
}

/** One byte for each character of Windows-1252. */
export function windows1252Bytes(text: string): Buffer {
  const codes = new Map(
    Array.from({ length: 32 }, (_, index) => index + 0x80)
      .filter((code) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(code))
      .map((code, index) => [windows1252Extras.charAt(index), code]),
  );
  return Buffer.from(
    text.replaceAll(/[^\0-\u00FF]/g, (character) => String.fromCharCode(codes.get(character) ?? 0)),
    'latin1',
  );
}
