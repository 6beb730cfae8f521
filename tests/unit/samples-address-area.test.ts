import { describe, expect, test } from 'vitest';

import { villageOf } from '#domain/samples/address-area.ts';

describe('the village of an address', () => {
  test.each([
    ['Thôn Lý Chánh, xã Nhơn Lý, thành phố Quy Nhơn', 'Thôn Lý Chánh'],
    ['Số 12, khu phố 3 - phường Bùi Thị Xuân', 'khu phố 3'],
    ['Nhà bà Tư, làng Canh Lãnh xã Nhơn Lý huyện Vân Canh', 'làng Canh Lãnh'],
    ['TDP không rõ', ''],
    ['Tổ dân phố 4', 'Tổ dân phố 4'],
    ['12 Trần Phú, P. Lý Thường Kiệt, TP. Quy Nhơn', ''],
    ['', ''],
  ])('"%s" is "%s"', (address, found) => {
    expect(villageOf(address, '')).toBe(found);
  });

  test('counts in the commune that serves the person, not in another of the same names', () => {
    expect(villageOf('Thôn 1, xã Cát Minh', 'xã Cát Minh')).toBe('Thôn 1');
    expect(villageOf('Thôn 1, Xã  Cát Minh', 'xã Cát Minh')).toBe('Thôn 1');
    expect(villageOf('Thôn 1, xã Cát Khánh', 'xã Cát Minh')).toBe('');
    expect(villageOf('Thôn 1', 'xã Cát Minh')).toBe('Thôn 1');
  });
});
