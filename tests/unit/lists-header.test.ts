import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isHeader, readHeader } from '#domain/lists/header.ts';
import { recogniseLabel } from '#domain/lists/header-words.ts';
import { createHeaderSearch } from '#domain/lists/header-search.ts';
import type { CellValue } from '#domain/lists/raw-row.ts';

describe('column labels', () => {
  test.each([
    ['Mã hồ sơ', 'recordCode'],
    ['SỐ HỒ SƠ', 'recordCode'],
    ['Mã HS', 'recordCode'],
    ['Số biên nhận', 'recordCode'],
    ['Tên TTHC', 'tthcName'],
    ['Thủ tục', 'tthcName'],
    ['Tên thủ tục hành chính', 'tthcName'],
    ['Dịch vụ công', 'tthcName'],
    ['Mã TTHC', 'tthcCode'],
    ['Mã thủ tục', 'tthcCode'],
    ['Lĩnh vực', 'field'],
    ['Nhóm thủ tục', 'field'],
    ['Cơ quan giải quyết', 'agencyName'],
    ['Đơn vị xử lý', 'agencyName'],
    ['Đơn vị tiếp nhận', 'agencyName'],
    ['Cơ quan chủ trì giải quyết', 'agencyName'],
    ['Người nộp', 'applicantName'],
    ['Họ và tên người nộp', 'applicantName'],
    ['Chủ hồ sơ', 'applicantName'],
    ['Tổ chức, cá nhân', 'applicantName'],
    ['Tên công dân/doanh nghiệp', 'applicantName'],
    ['Số điện thoại', 'phones'],
    ['SĐT', 'phones'],
    ['ĐT', 'phones'],
    ['Di động', 'phones'],
    ['SĐT người nộp', 'phones'],
    ['Địa chỉ', 'address'],
    ['Nơi ở', 'address'],
    ['Địa chỉ thường trú', 'address'],
    ['Địa chỉ người nộp', 'address'],
    ['Ngày tiếp nhận', 'receivedOn'],
    ['Ngày nhận', 'receivedOn'],
    ['Ngày nộp', 'receivedOn'],
    ['Ngày hẹn trả', 'dueOn'],
    ['Hạn xử lý', 'dueOn'],
    ['Ngày hẹn trả kết quả (dd/MM/yyyy)', 'dueOn'],
    ['Thời hạn giải quyết', 'dueOn'],
    ['Ngày trả', 'resultOn'],
    ['Ngày trả kết quả', 'resultOn'],
    ['Ngày thực trả', 'resultOn'],
    ['Ngày hoàn thành', 'resultOn'],
    ['Ngày kết thúc xử lý', 'resultOn'],
    ['Ngày có kết quả', 'resultOn'],
    ['Ngày, tháng, năm trả kết quả', 'resultOn'],
    ['Trạng thái', 'status'],
    ['Tình trạng hồ sơ', 'status'],
    ['Kết quả xử lý', 'status'],
    ['Hình thức nộp', 'channel'],
    ['Kênh tiếp nhận', 'channel'],
    ['STT', 'ordinal'],
  ])('%s is %s', (label, field) => {
    expect(recogniseLabel(label)?.fields).toEqual([field]);
    expect(recogniseLabel(label.normalize('NFD').toUpperCase())?.fields).toEqual([field]);
  });

  test.each([
    ['recordCode', 'Mã hồ sơ; Số hồ sơ; Mã HS; Số biên nhận; Mã biên nhận; maHoSo; ma_ho_so'],
    ['tthcName', 'Tên TTHC; Thủ tục; Tên thủ tục hành chính; Dịch vụ công; Tên nội dung; thuTuc'],
    ['tthcCode', 'Mã TTHC; Mã thủ tục'],
    ['field', 'Lĩnh vực; Nhóm thủ tục; linhVuc'],
    [
      'agencyName',
      'Cơ quan giải quyết; Đơn vị tiếp nhận; Đơn vị xử lý; Cơ quan chủ trì; Cơ quan chủ trì giải quyết; coQuan',
    ],
    [
      'applicantName',
      'Người nộp; Họ tên người nộp; Chủ hồ sơ; Tổ chức, cá nhân; Tên công dân/doanh nghiệp; Tên cá nhân, tổ chức; nguoiNop',
    ],
    ['phones', 'Số điện thoại; SĐT; ĐT; Điện thoại; Di động; dien_thoai'],
    ['address', 'Địa chỉ; Nơi ở; Địa chỉ thường trú'],
    ['receivedOn', 'Ngày tiếp nhận; Ngày nhận; Ngày nộp; Nhận hồ sơ; ngayTiepNhan'],
    ['dueOn', 'Ngày hẹn trả; Hạn xử lý; Hạn trả; Hẹn trả kết quả; ngayHenTra'],
    [
      'resultOn',
      'Ngày có kết quả; Ngày hoàn thành; Ngày hoàn tất; Ngày kết thúc xử lý; Ngày trả; Ngày trả kết quả; Ngày thực trả; Trả kết quả',
    ],
    ['status', 'Trạng thái; Tình trạng; Kết quả xử lý; tinhTrang'],
    ['channel', 'Hình thức nộp; Kênh; Nguồn hồ sơ'],
    [
      null,
      'Mức độ; Mức độ dịch vụ công; Phí; Lệ phí; Đã thanh toán; Uỷ quyền; Người nhận; Người trả kết quả; Người xử lý; Đơn vị trả kết quả; Tỉnh của người nộp; Xã của người nộp; Lý do trễ hẹn; Phương thức nhận kết quả; Ký nhận; Ghi chú; Số lượng hồ sơ (bộ)',
    ],
  ] as const)('%s: the names that one-stop systems, the register and portals use', (field, labels) => {
    for (const label of labels.split('; ')) {
      expect([label, recogniseLabel(label)?.fields ?? []]).toEqual([label, field === null ? [] : [field]]);
    }
  });

  test('one column may hold address and telephone', () => {
    expect(recogniseLabel('Địa chỉ, số điện thoại')?.fields).toEqual(['address', 'phones']);
  });

  test.each([
    'SĐT cán bộ xử lý',
    'Người trả kết quả',
    'Người tiếp nhận',
    'Hình thức nhận kết quả',
    'Số lượng hồ sơ (bộ)',
    'Lý do trễ hạn',
    'Địa chỉ email',
    'Ghi chú',
    'Phí, lệ phí',
    'Đơn vị trả kết quả',
  ])('%s is taken for nothing', (label) => expect(recogniseLabel(label)?.fields ?? []).toEqual([]));

  test('of two columns for one field the nearer one is read first', () => {
    const header = readHeader([
      [
        'Mã hồ sơ',
        'Ngày hoàn thành',
        'Ngày trả kết quả',
        'Đơn vị tiếp nhận',
        'Cơ quan giải quyết',
        'Chủ hồ sơ',
        'Người nộp',
      ],
    ]);
    expect(header.columns).toMatchObject({ resultOn: [2, 1], agencyName: [4, 3], applicantName: [6, 5] });
  });
});

describe('merged headers', () => {
  const twoRows: CellValue[][] = [
    ['STT', 'Mã hồ sơ', 'Người nộp hồ sơ', null, null, 'Ngày, tháng, năm', null, null, 'Trạng thái'],
    [null, null, 'Họ tên', 'SĐT', 'Địa chỉ', 'Tiếp nhận', 'Hẹn trả', 'Trả kết quả', null],
  ];

  test('groups above, names below', () => {
    const header = readHeader(twoRows);
    expect(header.columns).toEqual({
      ordinal: [0],
      recordCode: [1],
      applicantName: [2],
      phones: [3],
      address: [4],
      receivedOn: [5],
      dueOn: [6],
      resultOn: [7],
      status: [8],
    });
    expect(header.labels[3]).toBe('Người nộp hồ sơ – SĐT');
    expect(header.unrecognised).toEqual([]);
  });

  test('the second row is found when the rows come one by one, and is no transaction', () => {
    const search = createHeaderSearch();
    expect(search.offer(['UBND HUYỆN ĐẮK GLONG'])).toBe('title');
    expect(twoRows.map((row) => search.offer(row))).toEqual(['header', 'header']);
    expect(search.offer(['1', '2', '3', '4', '5', '6', '7', '8', '9'])).toBe('numbering');
    expect(search.offer([1, '000.00.30.H16-240208-0001', 'Đỗ Xuân Thảo', '0825302464'])).toBe('body');
    expect(twoRows.map((row) => search.offer(row))).toEqual(['header', 'header']);
    expect(search.current()?.columns.phones).toEqual([3]);
  });

  test('groups alone in the first row do not hide the names below', () => {
    const search = createHeaderSearch();
    expect(search.offer(['Hồ sơ', null, 'Công dân', null, 'Ngày', null])).toBe('title');
    expect(search.offer(['Mã', 'Thủ tục', 'Họ tên', 'Điện thoại', 'nhận', 'trả'])).toBe('header');
    expect(search.current()?.columns).toEqual({
      recordCode: [0],
      tthcName: [1],
      applicantName: [2],
      phones: [3],
      receivedOn: [4],
      resultOn: [5],
    });
  });
});

describe('finding the header', () => {
  const labels = [
    'STT',
    'Mã hồ sơ',
    'Họ và tên',
    'SĐT',
    'Cơ quan giải quyết',
    'Ngày trả kết quả',
    'Trạng thái',
  ];

  test('columns may stand in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(labels, { minLength: labels.length }), (order) => {
        const { columns } = readHeader([order]);
        expect(columns.phones).toEqual([order.indexOf('SĐT')]);
        expect(columns.resultOn).toEqual([order.indexOf('Ngày trả kết quả')]);
        expect(columns.agencyName).toEqual([order.indexOf('Cơ quan giải quyết')]);
      }),
    );
  });

  test('titles, data and labels of another kind are no header', () => {
    expect(isHeader(readHeader([['DANH SÁCH HỒ SƠ ĐÃ TIẾP NHẬN VÀ GIẢI QUYẾT']]))).toBe(false);
    expect(isHeader(readHeader([['Tên hàng', 'Số lượng', 'Đơn giá', 'Ghi chú']]))).toBe(false);
    expect(isHeader(readHeader([['1', '000.00.30.H16-240208-0001', 'Đỗ Xuân Thảo', '0825302464']]))).toBe(
      false,
    );
  });

  test('a section with other columns starts anew in mid-sheet', () => {
    const search = createHeaderSearch();
    search.offer(labels);
    expect(search.offer(['Mã hồ sơ', 'Điện thoại', 'Người nộp', 'Đơn vị xử lý'])).toBe('header');
    expect(search.current()?.columns.phones).toEqual([1]);
  });
});
