import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { planNamed } from '#cli/plan-file.ts';
import { cati } from '#tests/support/cati.ts';

/* The command over synthetic lists in the form that one-stop systems export. */

const root = join(import.meta.dirname, '../..');
const lists = {
  dakGlong: join(root, 'tests/data/tthc-dak-glong-59.xlsx'),
  dakGlongCsv: join(root, 'tests/data/tthc-dak-glong-59-utf16-semicolon.csv'),
  caMau: join(root, 'tests/data/tthc-ca-mau-308.csv'),
  binhDinh: join(root, 'tests/data/tthc-binh-dinh-82.xlsx'),
};
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cati-draw-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const draw = (list: string, plan: string, seed: string, ...options: string[]) =>
  cati('sample', 'draw', '--list', list, '--plan', plan, '--seed', seed, ...options);

interface PrintedStratum {
  part: string;
  agency: string;
  service: string | null;
  N: number;
  persons: number;
  n: number;
  reserve: number;
}

interface PrintedDraw {
  frameDigest: string;
  sampleDigest: string;
  persons: number;
  total: number;
  strata: PrintedStratum[];
  drawn: string[];
  reserve: string[];
  excluded: Record<string, number>;
  replicates: { number: number; drawn: string[] }[];
  areas: { area: string; district: string; commune: string; village: string; probability: number }[];
}

async function printed(...parameters: Parameters<typeof draw>): Promise<PrintedDraw> {
  const { status, output, complaint } = await draw(...parameters, '--json');
  expect([status, complaint]).toEqual([0, '']);
  return JSON.parse(output);
}

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

const in2024 = ['--from', '2024-01-01', '--to', '31/12/2024'];

describe('cati sample draw', () => {
  test('Đắk Glong: 400 persons over agency × field, the same from the workbook and from the UTF-16 text, no personal data', async () => {
    const fromWorkbook = await printed(lists.dakGlong, 'dak-glong-2024', '59', ...in2024);
    expect(fromWorkbook.total).toBe(400);
    expect(fromWorkbook.strata).toHaveLength(40);
    expect(new Set([...fromWorkbook.drawn, ...fromWorkbook.reserve]).size).toBe(
      fromWorkbook.drawn.length + fromWorkbook.reserve.length,
    );
    expect(fromWorkbook.drawn).toHaveLength(400);
    for (const { N, persons, n, reserve } of fromWorkbook.strata) {
      expect(n).toBeGreaterThanOrEqual(2);
      expect(n + reserve).toBeLessThanOrEqual(persons);
      expect(persons).toBeLessThanOrEqual(N);
    }
    expect(await printed(lists.dakGlongCsv, 'dak-glong-2024', '59', ...in2024)).toEqual(fromWorkbook);

    const { output: words } = await draw(lists.dakGlong, 'dak-glong-2024', '59', ...in2024);
    expect(words).toContain(fromWorkbook.sampleDigest);
    for (const text of [words, JSON.stringify(fromWorkbook)]) {
      expect(text, 'no mã hồ sơ').not.toMatch(/H16-\d/);
      expect(text, 'no telephone number').not.toMatch(/(?<![0-9a-f])(\+84|0)\d{9}(?![0-9a-f])/);
      expect(text, 'no name').not.toMatch(/nguyễn|nguyen/i);
    }
  });

  test('Cà Mau: 3 × 3 × 70 and 10 × 3 × 80, whatever the order of the rows', async () => {
    const period = ['--from', '2014-01-01', '--to', '2014-12-31'];
    const [header = '', ...rows] = readFileSync(lists.caMau, 'utf8').trimEnd().split('\n');
    const reversed = join(folder, 'reversed.csv');
    writeFileSync(reversed, [header, ...rows.toReversed()].join('\n'));
    const inOrder = await printed(lists.caMau, 'ca-mau-2014', '308', ...period);
    expect(inOrder.total).toBe(630 + 2400);
    expect(inOrder.strata.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual([
      ...Array.from({ length: 9 }, () => 70),
      ...Array.from({ length: 30 }, () => 80),
    ]);
    expect(await printed(reversed, 'ca-mau-2014', '308', ...period)).toEqual(inOrder);
  });

  test('people are shown the strata in the order of the screens, machines in that of the draw', async () => {
    const plan = join(folder, 'order.json');
    const part = { name: 'Cả huyện', strata: ['field'], allocation: { kind: 'fixed', perStratum: 7 } };
    writeFileSync(
      plan,
      JSON.stringify({ id: 'x', title: 'x', source: 'x', parts: [part], reserveFactor: 0 }),
    );
    const { output } = await draw(lists.dakGlongCsv, plan, '1', ...in2024);
    const names = output
      .split('\n')
      .flatMap((line) => /^(?: +[\d.]+){5} {2}(?!cộng)(.+)$/.exec(line)?.[1] ?? []);
    expect(names).toEqual(['Đất đai', 'Hộ tịch', 'Kinh doanh', 'Tư pháp', 'Xây dựng']);
  });

  test('Bình Định: the tiers go by transactions, and services are null', async () => {
    const { strata } = await printed(
      lists.binhDinh,
      'binh-dinh-2023',
      '82',
      '--from',
      '2023-01-01',
      '--to',
      '2023-12-31',
    );
    expect(strata).not.toHaveLength(0);
    for (const { N, n, persons, service } of strata) {
      const tier = N >= 500 ? 150 : N >= 200 ? 100 : N >= 30 ? 30 : persons;
      expect(n).toBe(Math.min(tier, persons));
      expect(service).toBeNull();
    }
  });

  test('a plan of one’s own is read from a file', async () => {
    const plan = join(folder, 'plan.json');
    const own = {
      id: 'own',
      title: 'Phương án thử',
      source: 'thử',
      parts: [{ name: 'Cả huyện', strata: ['field'], allocation: { kind: 'fixed', perStratum: 7 } }],
      selection: 'systematic',
      reserveFactor: 0.5,
      replicates: 3,
    };
    writeFileSync(plan, JSON.stringify(own));
    const { strata, replicates, drawn } = await printed(lists.dakGlong, plan, '1', ...in2024);
    expect(strata.map(({ agency, n, reserve }) => [agency, n, reserve])).toEqual(
      Array.from({ length: 5 }, () => [null, 7, 4]),
    );
    expect(replicates.map((replicate) => replicate.drawn.length)).toEqual([12, 12, 11]);
    expect(replicates.flatMap((replicate) => replicate.drawn).toSorted(byText)).toEqual(
      drawn.toSorted(byText),
    );
  });

  test('strata by way of submitting and time of delivery are told in words', async () => {
    const [plan, list] = [join(folder, 'channels.json'), join(folder, 'channels.csv')];
    const part = {
      name: 'Cả huyện',
      strata: ['channel', 'timeliness'],
      allocation: { kind: 'take-all' },
    };
    writeFileSync(
      plan,
      JSON.stringify({ id: 'x', title: 'x', source: 'x', parts: [part], reserveFactor: 0 }),
    );
    const rows = [
      'Mã hồ sơ;Người nộp;Số điện thoại;Cơ quan giải quyết;Ngày hẹn trả;Ngày trả kết quả;Trạng thái;Hình thức nộp',
      '000.00.30.H16-240208-0001;Nguyễn Thị Ánh;0912345671;UBND xã Đắk Ha;20/02/2024;21/02/2024;Đã trả kết quả;Trực tuyến',
      '000.00.30.H16-240208-0002;Đỗ Xuân Thảo;0912345672;UBND xã Đắk Ha;20/02/2024;19/02/2024;Đã trả kết quả;',
    ];
    writeFileSync(list, rows.join('\n'));
    const { output } = await draw(list, plan, '1');
    expect(output).toContain('  trực tuyến · trễ hạn\n');
    expect(output).toContain('  không ghi · đúng hạn\n');
  });

  test('says what is wrong with the plan, every fault with its place', async () => {
    const plan = join(folder, 'wrong.json');
    const parts = [{ name: 'x', strata: ['màu'], allocation: { kind: 'take-all' } }];
    writeFileSync(plan, JSON.stringify({ id: 'x', title: 'x', source: 'x', parts }));
    await expect(planNamed(plan)).rejects.toThrow(
      /wrong\.json: parts\[0\]\.strata\[0\]: Giá trị .* reserveFactor: Cần một số từ 0 đến 100\.$/,
    );
    writeFileSync(plan, '{"id": ');
    await expect(planNamed(plan)).rejects.toThrow('wrong.json: phương án phải là JSON');
    await expect(planNamed('dak-glong')).rejects.toThrow('Phương án dựng sẵn: dak-glong-2024');
  });

  test('Bình Định: villages are drawn from a list of units, the same whatever list of persons there is', async () => {
    const areas = join(folder, 'units.csv');
    const villages = ['I', 'III'].flatMap((districtClass) =>
      Array.from({ length: 10 }, (_, commune) => commune + 1).flatMap((commune) =>
        [1, 2, 3, 4].map(
          (village) =>
            `Huyện ${districtClass};Loại ${districtClass};Xã ${commune};Thôn ${village};1.2${village}0`,
        ),
      ),
    );
    writeFileSync(areas, ['Huyện;Loại huyện;Xã;Thôn;Số hộ', ...villages].join('\n'));
    const period = ['--from', '2023-01-01', '--to', '2023-12-31', '--areas', areas];
    const first = await printed(lists.binhDinh, 'binh-dinh-2023', '82', ...period);
    const drawn = (district: string): number =>
      first.areas.filter((each) => each.area === 'village' && each.district === district).length;
    expect([drawn('Huyện I'), drawn('Huyện III')]).toEqual([9 * 3, 4 * 3]);
    expect(first.areas.find(({ area }) => area === 'village')?.probability).toBeCloseTo(0.9 * 0.75, 12);
    const { output: words } = await draw(lists.binhDinh, 'binh-dinh-2023', '82', ...period);
    expect(words).toContain('Huyện, thị xã, thành phố: rút 39 trong 52 thôn.');
    expect(words).toMatch(/Chưa đủ 5\.000 phiếu: thiếu 2\.710\.\nCó thể tăng: /);

    const other = await printed(lists.dakGlong, 'binh-dinh-2023', '82', ...in2024, '--areas', areas);
    expect(other.areas).toEqual(first.areas);
  });

  test('says what is wrong with a list of units', async () => {
    const areas = join(folder, 'wrong-units.csv');
    writeFileSync(areas, 'Huyện;Loại;Xã;Thôn;Số hộ\nHuyện A;I;Xã 1;Thôn 1;nhiều\n');
    await expect(planNamed('binh-dinh-2023', areas)).rejects.toThrow(
      'dòng 2: quy mô "nhiều" không phải số nguyên',
    );
    writeFileSync(areas, 'Huyện;Loại;Xã;Thôn\nHuyện A;IV;Xã 1;Thôn 1\nHuyện A;IV;Xã 1;\n');
    await expect(planNamed('binh-dinh-2023', areas)).rejects.toThrow(
      /areas\[1\]\.village: Hãy ghi chữ vào đây\. .*chưa ghi số lượng cần chọn cho loại «IV»/i,
    );
    writeFileSync(areas, 'Mã;Tên\n1;A\n');
    await expect(planNamed('binh-dinh-2023', areas)).rejects.toThrow('phải là tiêu đề có cột huyện hoặc xã');
  });

  test('ends with 1 when the list is not there or holds nobody for the plan', async () => {
    expect(await draw(join(folder, 'none.xlsx'), 'dak-glong-2024', '1')).toMatchObject({
      status: 1,
      output: '',
      complaint: expect.stringContaining('none.xlsx: không có tệp này'),
    });
    expect(await draw(lists.dakGlong, 'binh-dinh-2023', '1')).toMatchObject({
      status: 1,
      output: '',
      complaint: expect.stringContaining('Không còn hồ sơ nào để rút mẫu'),
    });
  });

  test('ends with 2 on a period that cannot be', async () => {
    const backwards = ['--from', '2024-12-31', '--to', '2024-01-01'];
    expect(await draw(lists.dakGlong, 'dak-glong-2024', '59', ...backwards)).toMatchObject({
      status: 2,
      output: '',
    });
  });
});
