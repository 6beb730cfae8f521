import { describe, expect, test } from 'vitest';

import { agencyArea } from '#domain/samples/agency-area.ts';
import { agencyLevel } from '#domain/samples/agency-level.ts';

describe('the level of an agency, from its name', () => {
  test.each([
    ['UBND xã Đắk Ha', 'commune'],
    ['UBND thị trấn Năm Căn', 'commune'],
    ['UBND PHƯỜNG 5, THÀNH PHỐ CÀ MAU', 'commune'],
    ['UBND đặc khu Phú Quốc', 'commune'],
    ['UBND P.8, TP.Cà Mau', 'commune'],
    ['UBND TT Năm Căn', 'commune'],
    ['Ủy ban nhân dân TP. Cà Mau', 'district'],
    ['UBND TX. An Nhơn', 'district'],
    ['Bộ phận Một cửa huyện Đắk Glong', 'district'],
    ['UBND thành phố Cà Mau', 'district'],
    ['UBND thị xã An Nhơn', 'district'],
    ['UBND thành phố Hà Nội', 'province'],
    ['UBND tỉnh Bình Định', 'province'],
    ['Sở Kế hoạch và Đầu tư', 'province'],
    ['Ban Quản lý Khu kinh tế tỉnh', 'province'],
    ['Bảo hiểm xã hội tỉnh', 'central'],
    ['Bảo hiểm xã hội huyện Tuy Phước', 'central'],
    ['Cục Thuế tỉnh', 'central'],
    ['Kho bạc Nhà nước tỉnh', 'central'],
    ['Trung tâm Y tế', 'unknown'],
  ])('%s: %s', (agency, level) => {
    expect(agencyLevel(agency)).toBe(level);
    expect(agencyLevel(agency.normalize('NFD'))).toBe(level);
  });
});

describe('the commune and district of an agency, from its name', () => {
  test.each([
    ['UBND xã Nhơn Lý', 'xã Nhơn Lý', ''],
    ['UBND xã Phước Hòa, huyện Tuy Phước, tỉnh Bình Định', 'xã Phước Hòa', 'huyện Tuy Phước'],
    ['UBND xã Phước Hòa huyện Tuy Phước', 'xã Phước Hòa', 'huyện Tuy Phước'],
    ['UBND xã Phước Hòa (huyện Tuy Phước)', 'xã Phước Hòa', 'huyện Tuy Phước'],
    ['UBND P.8, TP.Cà Mau', 'phường 8', 'thành phố Cà Mau'],
    ['UBND thị trấn Năm Căn - huyện Năm Căn', 'thị trấn Năm Căn', 'huyện Năm Căn'],
    ['UBND đặc khu Phú Quốc', 'đặc khu Phú Quốc', ''],
    ['Bộ phận Một cửa huyện Đắk Glong', '', 'huyện Đắk Glong'],
    ['UBND thị xã An Nhơn', '', 'thị xã An Nhơn'],
    ['UBND phường Cửa Nam, thành phố Hà Nội', 'phường Cửa Nam', ''],
    ['Bảo hiểm xã hội tỉnh', '', ''],
    ['Sở Tư pháp', '', ''],
  ])('%s: %s, %s', (agency, commune, district) => {
    expect(agencyArea(agency)).toEqual({ commune, district });
    expect(agencyArea(agency.normalize('NFD'))).toEqual({ commune, district });
  });
});
