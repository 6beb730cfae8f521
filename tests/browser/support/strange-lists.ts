// Lists as no office ought to send them: an old font's text, columns of their own names, no agency. Invented people.
import { inOldCoding, windows1252Bytes } from '#tests/unit/lists-old-text.ts';

const header = 'STT;Mã hồ sơ;Họ và tên;Liên lạc;Việc;Mảng;Ngày nhận;Xong ngày;Kết cục;Ghi chú';
const titles = [
  'UBND XÃ ĐẮK HA;;;;;;;;;',
  'BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ;;;;;;;;;',
  'SỔ THEO DÕI HỒ SƠ NĂM 2024;;;;;;;;;',
];
const endings = [';Tổng cộng: 10 hồ sơ;;;;;;;;', ';;;;;;Người lập biểu;;;'];

const rows = [
  '000.25.36.H16-240305-0001;Nguyễn Thị Mẫu;0912 000 501;Đăng ký khai sinh;Hộ tịch;05/03/2024;08/03/2024;Đã trả kết quả;',
  '000.25.36.H16-240306-0002;Y Bhăm Niê;0912000502 - 0263 3822 222;Chứng thực bản sao;Chứng thực;06/03/2024;06/03/2024;Đã trả kết quả;',
  '000.25.36.H16-240307-0003;Trần Văn Thử;;Đăng ký kết hôn;Hộ tịch;07/03/2024;11/03/2024;Đã trả kết quả;không có máy',
  '000.25.36.H16-240308-0004;Lê Thị Giả;19001234;Cấp giấy xác nhận hộ nghèo;Bảo trợ xã hội;08/03/2024;12/03/2024;Đã trả kết quả;',
  '000.25.36.H16-240308-0004;Lê Thị Giả;19001234;Cấp giấy xác nhận hộ nghèo;Bảo trợ xã hội;08/03/2024;12/03/2024;Đã trả kết quả;ghi hai lần',
  '000.25.36.H16-240311-0005;Phạm Thử Nghiệm;091200050;Xác nhận tình trạng hôn nhân;Hộ tịch;11/03/2024;14/03/2024;Đã trả kết quả;',
  '000.25.36.H16-240312-0006;Hoàng Văn Ví Dụ;01682000506;Cấp giấy chứng nhận quyền sử dụng đất;Đất đai;12/03/2024;;Đang xử lý;chờ bổ sung',
  '000.25.36.H16-170215-0007;Võ Thị Số Cũ;0563822222;Đăng ký khai tử;Hộ tịch;15/02/2017;17/02/2017;Đã trả kết quả;chép từ sổ cũ',
  '000.25.36.H16-240318-0008;Đặng Minh Hoạ;0912000508;Chứng thực chữ ký;Chứng thực;19/03/2024;19/03/2024;Đã trả kết quả;',
  '000.25.36.H16-240320-0009;Bùi Thị Mẫu Hai;0912000509;Đăng ký biến động đất đai;Đất đai;20/03/2024;29/03/2024;Đã trả kết quả;',
];

export const officeName = 'UBND xã Đắk Ha';

const lines = (body: readonly string[]) =>
  [...titles, header, ...body.map((row, index) => `${index + 1};${row}`), ...endings].join('\r\n');

/** Text in TCVN3, five columns under names of the office's own, no agency column; a number that may be of old. */
export const strangeList = (): Buffer => windows1252Bytes(inOldCoding(lines(rows), 'tcvn3'));

/** Of the same form, from the month after. */
export const sameFormAgain = (): Buffer =>
  windows1252Bytes(
    inOldCoding(
      lines(
        rows
          .filter((row) => !row.includes('0563'))
          .map((row) => row.replaceAll('-2403', '-2404').replaceAll('/03/2024', '/04/2024')),
      ),
      'tcvn3',
    ),
  );

/** Without a header, in Unicode. */
export const headerless = (): Buffer =>
  Buffer.from(rows.map((row) => row.replaceAll('0563', '0963')).join('\n'));

/** So many good rows: for whoever wants to see a bar move. */
export const longList = (count: number): Buffer =>
  Buffer.from(
    [
      'Mã hồ sơ,Họ và tên người nộp,SĐT,Tên TTHC,Lĩnh vực,Cơ quan giải quyết,Ngày tiếp nhận,Ngày trả kết quả,Trạng thái',
      ...Array.from({ length: count }, (_, index) => {
        const number = String(index).padStart(6, '0');
        return `000.00.30.H16-240305-${number},Nguyễn Thị Mẫu ${number},0912${number},Đăng ký khai sinh,Hộ tịch,UBND xã Đắk Ha,05/03/2024,08/03/2024,Đã trả kết quả`;
      }),
    ].join('\n'),
  );
