// What the characters of the codings from before Unicode stand for, as they appear where no font translates them: each
// byte shown as the Windows-1252 character of the same code. text-conversion.ts applies the tables.
//
// Sources: TCVN 5712:1993 (VN3, drawn by the ".Vn" fonts of the ABC kit) and VNI-Windows as the input methods of that
// time write them, checked against the tables of iconv ("tcvn", the letters of VN3) and of public converters
// (duydev/vietnamese-conversion, VietUni); Windows-1258 as the Encoding Standard has it.

/** The letters of VN3: one byte each. Toned vowels have no capitals of their own. */
export const tcvn3Letters: ReadonlyMap<string, string> = pairUp(
  '¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ',
  'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ',
);

/**
 * Capitals with a tone, as converters write them: the bare capital, then the toned small letter ("Aµ" is À). In
 * Vietnamese no vowel follows itself with a tone, so the pair means nothing else.
 */
export const tcvn3ToneCapitals: ReadonlyMap<string, string> = new Map(
  [...tcvn3Letters].flatMap(([code, letter]): [string, string][] => {
    const capital = withoutTone(letter).toUpperCase();
    if (withoutTone(letter) === letter) return [];
    const capitalCode = [...tcvn3Letters].find(([, other]) => other === capital)?.[0] ?? capital;
    return [[capitalCode + code, letter.toUpperCase()]];
  }),
);

/** VNI letters of one character. */
export const vniLetters: ReadonlyMap<string, string> = pairUp('íìæóòôöîñÍÌÆÓÒÔÖÎÑ', 'íìỉĩịơưỵđÍÌỈĨỊƠƯỴĐ');

const tones = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323'] as const;
const vniMarks: readonly (readonly [bases: string, marks: string, shape: string])[] = [
  ['aeouyôö', 'ùøûõï', ''],
  ['aeo', 'áàåãä', '\u0302'],
  ['a', 'éèúüë', '\u0306'],
];

/** VNI letters of two characters, a vowel and its marks ("aá" is ấ). Marks are capital or small beside a capital. */
export const vniPairs: ReadonlyMap<string, string> = new Map(
  [
    ...vniMarks.flatMap(([bases, marks, shape]) =>
      Array.from(bases).flatMap((base) =>
        Array.from(marks, (mark, index): [string, string, string] => [
          base,
          mark,
          shape + (tones[index] ?? ''),
        ]),
      ),
    ),
    ...['a', 'e', 'o'].map((base): [string, string, string] => [base, 'â', '\u0302']),
    ['a', 'ê', '\u0306'] satisfies [string, string, string],
  ].flatMap(([base, mark, accents]): [string, string][] => {
    const letter = ((vniLetters.get(base) ?? base) + accents).normalize('NFC');
    const capital = base.toUpperCase();
    return [
      [base + mark, letter],
      [capital + mark, letter.toUpperCase()],
      [capital + mark.toUpperCase(), letter.toUpperCase()],
    ];
  }),
);

/** Where Windows-1258 differs from Windows-1252: tones stand as characters of their own after the vowel. */
export const windows1258Characters: ReadonlyMap<string, string> = pairUp(
  'ÃÌÐÒÕÝÞãìðòõýþ',
  'Ă\u0300Đ\u0309ƠƯ\u0303ă\u0301đ\u0323ơư₫',
);

/** Characters of Windows-1252 beyond Latin-1: the same in the codings above, or absent from them. */
export const windows1252Extras = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

function pairUp(codes: string, letters: string): Map<string, string> {
  return new Map(Array.from(codes, (code, index) => [code, letters.charAt(index)]));
}

/** The letter without its tone; its circumflex, breve or horn stays. */
export function withoutTone(letter: string): string {
  return letter
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC');
}
