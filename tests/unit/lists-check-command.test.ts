import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { cati } from '#tests/support/cati.ts';
import { inOldCoding, windows1252Bytes } from './lists-old-text.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const list = join(root, 'tests/data/tthc-dak-glong-59-utf16-semicolon.csv');

const check = (...words: string[]) => cati('list', 'check', ...words);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lists-check-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('cati list check', () => {
  test('with --json prints one object and nothing else', async () => {
    const key = JSON.parse(await readFile(join(root, 'tests/data/tthc-dak-glong-59-key.json'), 'utf8'));
    const { status, output, complaint } = await check(
      list,
      '--from',
      '2024-01-01',
      '--to',
      '31/12/2024',
      '--json',
    );
    expect([status, complaint]).toEqual([0, '']);
    expect(JSON.parse(output)).toMatchObject({
      rows: key.rows,
      fates: key.fates,
      warnings: { old11: key.old11 },
      missingColumns: [],
      questions: [],
      assumed: [],
    });
  });

  const labels = 'Mã hồ sơ;Người nộp;Số điện thoại;Cơ quan giải quyết;Ngày trả kết quả;Trạng thái';
  const rows = [
    '000.00.30.H16-140208-0001;Nguyễn Thị Ánh;0563822222;UBND xã Đắk Ha;21/02/2014;Đã trả kết quả',
    '000.00.30.H16-140208-0002;Đỗ Xuân Thảo;0825302465;UBND xã Đắk Som;21/02/2014;Đã trả kết quả',
  ];
  async function saved(name: string, lines: readonly string[]): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, windows1252Bytes(lines.join('\r\n')));
    return path;
  }

  test('text in an old coding is read, and what was assumed is said', async () => {
    const path = await saved(
      'tcvn3.csv',
      [labels, ...rows].map((line) => inOldCoding(line, 'tcvn3')),
    );
    const { status, output, complaint } = await check(path);
    expect([status, complaint]).toEqual([
      0,
      `${path}: Chữ trong tệp được đọc theo bảng mã tcvn3 (--text-coding để chọn bảng mã khác).\n` +
        `${path}: Tệp không có cột Tên thủ tục hành chính, Lĩnh vực.\n` +
        `${path}: Số có thể là số cố định theo mã vùng cũ được đọc là số di động (--ambiguous-landlines landline để đổi sang số cố định).\n`,
    ]);
    expect(output).toContain('2  hồ sơ');
    const json = await check(path, '--json');
    expect(json.complaint).toBe('');
    expect(JSON.parse(json.output)).toMatchObject({
      rows: 2,
      fates: { accepted: 2 },
      warnings: { ambiguousOldLandline: 2, landline: 0 },
      textCoding: 'tcvn3',
      questions: ['columns-missing', 'text-coding', 'ambiguous-landlines'],
      assumed: [expect.any(String), expect.any(String), expect.any(String)],
    });
  });

  test('numbers that may be old landlines are told wherever in the file they stand', async () => {
    const [doubtful = '', certain = ''] = rows;
    const many = Array.from({ length: 600 }, (_, index) =>
      certain.replace('0002', String(1000 + index)).replace('0825302465', `09123${10_000 + index}`),
    );
    const path = await saved(
      'duoi.csv',
      [labels, ...many, doubtful].map((line) => inOldCoding(line, 'tcvn3')),
    );
    expect(JSON.parse((await check(path, '--json')).output)).toMatchObject({
      rows: 601,
      warnings: { ambiguousOldLandline: 1 },
      questions: expect.arrayContaining(['ambiguous-landlines']),
      assumed: expect.arrayContaining([expect.stringContaining('--ambiguous-landlines')]),
    });
  });

  test('answers given beforehand are assumed no more', async () => {
    const bare = [labels.replace('Số điện thoại', 'Gọi').replace('Cơ quan giải quyết', 'Nơi'), ...rows];
    const path = await saved(
      'vni.csv',
      bare.map((line) => inOldCoding(line, 'vni')),
    );
    const missing = await check(path, '--text-coding', 'vni');
    expect(missing).toMatchObject({ status: 1, output: '' });
    expect(missing.complaint).toBe(
      `${path}: không thấy cột Tên thủ tục hành chính, Lĩnh vực, Cơ quan giải quyết, Số điện thoại. ` +
        'Các cột trong tệp: Mã hồ sơ, Người nộp, Gọi, Nơi, Ngày trả kết quả, Trạng thái. ' +
        'Hãy chỉ rõ, ví dụ --column agencyName="tên cột" hoặc --agency "tên cơ quan".\n',
    );
    const answers = ['--text-coding', 'vni', '--column', 'phones=gọi', '--agency', 'UBND xã Đắk Ha'];
    const answered = await check(path, ...answers, '--ambiguous-landlines', 'landline', '--json');
    expect(JSON.parse(answered.output)).toMatchObject({
      fates: { accepted: 2 },
      warnings: { oldLandline: 2 },
      assumed: ['Tệp không có cột Tên thủ tục hành chính, Lĩnh vực.'],
    });
    expect(await check(path, '--column', 'phones=Điện thoại', '--agency', 'x')).toMatchObject({
      status: 1,
      complaint: `${path}: không có cột "Điện thoại".\n`,
    });
  });

  test('a list without a header, without rows or with a header alone: exit 1, one sentence', async () => {
    const headless = await check(await saved('khong-tieu-de.csv', ['a;b', 'c;d']));
    expect(headless).toMatchObject({ status: 1, output: '' });
    expect(headless.complaint).toContain('Không thấy dòng tiêu đề trong 2 dòng đã đọc.');
    expect((await check(await saved('rong.csv', ['']))).complaint).toContain('Tệp không có dòng nào.');
    const header = await check(await saved('tieu-de.csv', ['Ma ho so;Nguoi nop;So dien thoai', ';;']));
    expect(header).toMatchObject({ status: 1, output: '' });
    expect(header.complaint).toContain('Tệp có dòng tiêu đề (dòng 1) nhưng không có hồ sơ nào bên dưới.');
  });

  test('without --json speaks Vietnamese and shows nobody', async () => {
    const { status, output } = await check(list);
    expect(status).toBe(0);
    expect(output).toContain('4.219  hồ sơ');
    expect(output).not.toMatch(/\d{6}/);
  });

  test('a file that is no list: exit 1, one sentence with the file', async () => {
    const path = join(folder, 'trang.xls');
    await writeFile(path, '<html><table></table></html>');
    expect(await check(path, '--json')).toEqual({
      status: 1,
      output: '',
      complaint: `${path}: Tệp là trang web (HTML), dù có thể mang đuôi .xls. Hãy mở tệp bằng Excel, chọn lưu thành .xlsx rồi nạp lại.\n`,
    });
    expect(await check(join(folder, 'không có.csv'))).toMatchObject({ status: 1, output: '' });
  });

  test.each([
    [['x.csv', '--from', '31/02/2024']],
    [['x.csv', '--from', '2024-02-01', '--to', '2024-01-01']],
    [['x.csv', '--form', '1']],
    [['x.csv', '--text-coding', 'viscii']],
    [['x.csv', '--ambiguous-landlines', 'ask']],
    [['x.csv', '--column', 'điện thoại=SĐT']],
    [['x.csv', '--column', 'phones']],
    [[]],
  ])('wrong usage %j: exit 2', async (words) => {
    expect(await check(...words)).toMatchObject({ status: 2, output: '' });
  });
});
