// The administrative units that come with the product: both systems whole, and what became of the old one.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

import { levelOfCode, systemInForce } from '#domain/agencies/unit-systems.ts';

interface Unit {
  readonly code: string;
  readonly parent: string;
  readonly became: string;
  readonly name: string;
}

async function units(system: '63' | '34'): Promise<Map<string, Unit>> {
  const text = await readFile(
    new URL(`../../prisma/administrative-units/units-${system}.csv`, import.meta.url),
    'utf8',
  );
  const rows = text.trimEnd().split('\n').slice(1);
  const read = rows.map((row): Unit => {
    const cells = row.split(',');
    const [code = '', parent = ''] = cells;
    return { code, parent, became: system === '63' ? (cells[2] ?? '') : '', name: cells.at(-1) ?? '' };
  });
  const byCode = new Map(read.map((unit) => [unit.code, unit]));
  expect(byCode.size).toBe(read.length);
  return byCode;
}

const [old, now] = await Promise.all([units('63'), units('34')]);
const ofLevel = (all: Map<string, Unit>, level: string) =>
  [...all.values()].filter(({ code }) => levelOfCode(code) === level);

test('both systems are whole', () => {
  expect(['province', 'district', 'commune'].map((level) => ofLevel(old, level).length)).toEqual([
    63, 696, 10_035,
  ]);
  expect(['province', 'district', 'commune'].map((level) => ofLevel(now, level).length)).toEqual([
    34, 0, 3321,
  ]);
});

test('every unit lies in one of the level above, communes of the new system in a province', () => {
  const above = (all: Map<string, Unit>, { code, parent }: Unit) =>
    `${levelOfCode(code)} in ${all.has(parent) ? levelOfCode(parent) : parent}`;
  expect(new Set([...old.values()].map((unit) => above(old, unit)))).toEqual(
    new Set(['province in ', 'district in province', 'commune in district']),
  );
  expect(new Set([...now.values()].map((unit) => above(now, unit)))).toEqual(
    new Set(['province in ', 'commune in province']),
  );
});

// QĐ 19/2025/QĐ-TTg and NQ 202/2025/QH15: each new province with the codes that the old ones in it had.
const mergers: Record<string, string[]> = {
  '01': ['01'],
  '04': ['04'],
  '08': ['02', '08'],
  '11': ['11'],
  '12': ['12'],
  '14': ['14'],
  '15': ['10', '15'],
  '19': ['06', '19'],
  '20': ['20'],
  '22': ['22'],
  '24': ['24', '27'],
  '25': ['17', '25', '26'],
  '31': ['30', '31'],
  '33': ['33', '34'],
  '37': ['35', '36', '37'],
  '38': ['38'],
  '40': ['40'],
  '42': ['42'],
  '44': ['44', '45'],
  '46': ['46'],
  '48': ['48', '49'],
  '51': ['51', '62'],
  '52': ['52', '64'],
  '56': ['56', '58'],
  '66': ['54', '66'],
  '68': ['60', '67', '68'],
  '75': ['70', '75'],
  '79': ['74', '77', '79'],
  '80': ['72', '80'],
  '82': ['82', '87'],
  '86': ['83', '84', '86'],
  '91': ['89', '91'],
  '92': ['92', '93', '94'],
  '96': ['95', '96'],
};

test('every old province became part of exactly one new province, as the law says', () => {
  const found: Record<string, string[]> = {};
  for (const { code, became } of ofLevel(old, 'province')) (found[became] ??= []).push(code);
  expect(found).toEqual(mergers);
  expect(Object.keys(found).toSorted()).toEqual(ofLevel(now, 'province').map(({ code }) => code));
});

test('seven merged provinces have the name of one old province and the code of another', () => {
  const place = (name: string | undefined) => name?.replace(/^(?:Tỉnh|Thành phố) /, '');
  const traps = ofLevel(now, 'province').flatMap(({ code, name }) =>
    place(old.get(code)?.name) === place(name)
      ? []
      : [`${code} ${place(old.get(code)?.name)} → ${place(name)}`],
  );
  expect(traps).toEqual([
    '15 Yên Bái → Lào Cai',
    '24 Bắc Giang → Bắc Ninh',
    '44 Quảng Bình → Quảng Trị',
    '52 Bình Định → Gia Lai',
    '80 Long An → Tây Ninh',
    '82 Tiền Giang → Đồng Tháp',
    '91 Kiên Giang → An Giang',
  ]);
});

test('what a unit became is a unit of the new system, in the province that its old province became', () => {
  const provinceOf = (all: Map<string, Unit>, code: string): string => {
    const unit = all.get(code);
    return unit && unit.parent !== '' ? provinceOf(all, unit.parent) : (unit?.code ?? `no unit ${code}`);
  };
  const elsewhere = [...old.values()].filter(
    ({ code, became }) => became !== '' && provinceOf(now, became) !== old.get(provinceOf(old, code))?.became,
  );
  expect(elsewhere).toEqual([]);
});

test('the communes of the surveys in the plans went where the resolutions put them', () => {
  const became = (code: string) => now.get(old.get(code)?.became ?? '')?.name;
  // Đắk Glong (NQ 1671/NQ-UBTVQH15) and Gia Nghĩa.
  expect(['24616', '24620', '24631', '24634', '24637', '24625'].map(became)).toEqual([
    'Xã Quảng Sơn',
    'Xã Quảng Hòa',
    'Xã Quảng Khê',
    'Xã Quảng Khê',
    'Xã Tà Đùng',
    'Xã Tà Đùng',
  ]);
  // An island district that is one unit since, and a district that only its province followed.
  expect([became('755'), became('661')]).toEqual(['Đặc khu Côn Đảo', 'Tỉnh Lâm Đồng']);
  expect(now.get('75')?.name).toBe('Thành phố Đồng Nai');
});

test('nearly every old commune can be followed; those that were divided are left open', () => {
  const followed = ofLevel(old, 'commune').filter(({ became }) => became !== '').length;
  expect(followed).toBeGreaterThan(9500);
  // Mễ Trì (Hà Nội) was divided between Đại Mỗ, Từ Liêm and Yên Hòa.
  expect([...old.values()].find(({ name }) => name === 'Phường Mễ Trì')?.became).toBe('');
});

test('the system changes with 1 July 2025', () => {
  expect(['2024-12-31', '2025-06-30', '2025-07-01', '2026-01-01'].map(systemInForce)).toEqual([
    '63',
    '63',
    '34',
    '34',
  ]);
});
