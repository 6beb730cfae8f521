import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { detectCoding } from '#domain/lists/coding-detection.ts';
import { foldText } from '#domain/lists/names.ts';
import { isSyllable } from '#domain/lists/syllables.ts';
import { textCodings } from '#domain/lists/text-coding.ts';
import { convertText } from '#domain/lists/text-conversion.ts';

import { inOldCoding } from './lists-old-text.ts';

const letters = 'aàáảãạăằắẳẵặâầấẩẫậđeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ';
const oldCodings = ['tcvn3', 'vni', 'windows-1258'] as const;
const names = [
  'Nguyễn Thị Hồng',
  'Trần Văn Đức',
  'Lê Quốc Khánh',
  'Phạm Ngọc Ánh',
  'Hoàng Thuỳ Dương',
  'Vũ Đình Tuấn',
  'Đặng Thị Mỹ Lệ',
  'Bùi Xuân Trường',
];

describe('text as old fonts had it', () => {
  test.each([
    ['tcvn3', 'Céng hßa x· héi chñ nghÜa ViÖt Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
    ['tcvn3', '§éc lËp - Tù do - H¹nh phóc', 'Độc lập - Tự do - Hạnh phúc'],
    ['tcvn3', 'M· hå s¬', 'Mã hồ sơ'],
    ['tcvn3', 'Hä vµ tªn ng\u00ADêi nép', 'Họ và tên người nộp'],
    ['vni', 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
    ['vni', 'Ñoäc laäp - Töï do - Haïnh phuùc', 'Độc lập - Tự do - Hạnh phúc'],
    ['vni', 'NGUYEÃN VAÊN AÙNH', 'NGUYỄN VĂN ÁNH'],
    ['vni', 'Aùnh', 'Ánh'],
    ['windows-1258', 'ÐôÌng Hõìi', 'Đồng Hới'],
  ] as const)('%s: %s is %s', (coding, text, unicode) => expect(convertText(text, coding)).toBe(unicode));

  test.each(oldCodings)('%s: every letter, small and capital, comes back', (coding) => {
    for (const letter of letters + letters.toUpperCase()) {
      expect(convertText(inOldCoding(letter, coding), coding)).toBe(letter);
    }
  });

  test.each(oldCodings)('%s: any Vietnamese words come back', (coding) => {
    const unit = fc.constantFrom(...Array.from(`bcdghklmnpqrstvx${letters}`));
    const word = fc.string({ unit, minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const text = words.join(' ');
        expect(convertText(inOldCoding(text, coding), coding)).toBe(text);
      }),
    );
  });

  test('text that is Unicode already, or plain, stays as it is in every coding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...textCodings), (text, coding) => {
        expect(convertText(`ệ${text}`, coding)).toBe(`ệ${text}`);
        const plain = text.replace(/\P{ASCII}/gu, '');
        expect(convertText(plain, coding)).toBe(plain);
      }),
    );
  });
});

describe('capitals of TCVN3, which has none with a tone', () => {
  test.each([
    ['NGUYÔN V¡N ¸NH', 'NGUYỄN VĂN ÁNH'],
    ['Hµ NéI', 'HÀ NỘI'],
    ['NguyÔn ThÞ ¸nh', 'Nguyễn Thị Ánh'],
    ['NGUYÔN ThÞ Hoa', 'NGUYỄN Thị Hoa'],
    ['¢Ên §é', 'Ấn Độ'],
  ])('%s is %s', (text, unicode) => expect(convertText(text, 'tcvn3')).toBe(unicode));

  test('small letters that a capital font drew large come out small: nothing in the text says otherwise', () => {
    expect(convertText('uû ban nh©n d©n', 'tcvn3')).toBe('uỷ ban nhân dân');
  });

  test('whatever becomes of the capitals, the words are the same', () => {
    const name = fc.constantFrom(...names);
    fc.assert(
      fc.property(name, fc.boolean(), (text, isLarge) => {
        const written = isLarge ? text.toUpperCase() : text;
        expect(foldText(convertText(inOldCoding(written, 'tcvn3', 'small'), 'tcvn3'))).toBe(foldText(text));
      }),
    );
  });
});

describe('which coding a text is in', () => {
  test.each(oldCodings)('%s is recognised by what it says', (coding) => {
    const verdict = detectCoding(names.map((name) => inOldCoding(name, coding)));
    expect(verdict).toEqual({ coding, plausible: [coding], isDoubtful: true });
  });

  test('Unicode, composed or not, raises no doubt', () => {
    const sound = { coding: 'unicode', plausible: [], isDoubtful: false };
    expect(detectCoding(names)).toEqual(sound);
    expect(detectCoding(names.map((name) => name.normalize('NFD')))).toEqual(sound);
    expect(detectCoding(['Ma ho so', '0912345679', ''])).toEqual(sound);
    expect(detectCoding(["H' Đức Êban", 'Y Thiên Niê', 'Đắk Glong', 'xã Đắk Som', 'Krông Nô'])).toEqual(
      sound,
    );
  });

  test('one column in an old coding, in a list that is Unicode otherwise, is pointed out and left alone', () => {
    const labels =
      'Mã hồ sơ|Họ và tên người nộp|Số điện thoại|Cơ quan giải quyết|Ngày trả kết quả|Trạng thái';
    const unicode = [
      ...labels.split('|'),
      ...names,
      'Đăng ký khai sinh',
      'Chứng thực bản sao',
      'Đã trả kết quả',
    ];
    const stray = names.map((name) => inOldCoding(name, 'tcvn3'));
    expect(detectCoding([...unicode, ...unicode.map((text) => `${text} huyện Đắk Glong`), ...stray])).toEqual(
      expect.objectContaining({ plausible: ['tcvn3'], isDoubtful: true }),
    );
  });

  test('text that no coding explains is doubtful, and nothing is offered', () => {
    const foreign = [
      'größe',
      'straße',
      'façade',
      'señor',
      'çà',
      'ñandú',
      'œuvre',
      'åska',
      'blåbær',
      'Zürich',
      'müßig',
    ];
    expect(detectCoding(foreign)).toEqual({ coding: 'unicode', plausible: [], isDoubtful: true });
  });
});

describe('Vietnamese syllables', () => {
  test.each(
    'nghiêng giếng gì quý quỳnh khuỷu thuở hoà hòa thuỷ thủy người rượu của cửa mùa ngoẻo xoong Đắk Huế yêu ươm'.split(
      ' ',
    ),
  )('%s is one', (word) => expect(isSyllable(word)).toBe(true));
  test.each('Maõ hoä Nguyeãn Thß M· hå zạ bạạ strạ aạ'.split(' '))('%s is none', (word) =>
    expect(isSyllable(word)).toBe(false),
  );
});
