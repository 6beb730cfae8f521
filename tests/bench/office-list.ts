// A list as the one-stop system of a province exports a year: in the order of receipt, thirteen columns, with the noise
// that such lists have. The same number of rows gives the same bytes.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

export const officeListColumns = 13;
export const officeListPeriod = { from: '2024-01-01', to: '2024-12-31' } as const;

const header =
  'STT,Mã hồ sơ,Họ và tên người nộp,SĐT,Địa chỉ,Tên TTHC,Lĩnh vực,Cơ quan giải quyết,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả kết quả,Trạng thái,Hình thức nộp';
const surnames = 'Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý'.split(' ');
const middles = 'Văn Thị Hữu Kim Ngọc Bảo Minh Thu Quốc Đức Thanh Xuân'.split(' ');
const given = 'Hạnh Bình Nga Uyên Thảo Liên An Dũng Hùng Lan Mai Phúc Sơn Tâm Trang Yến Khải Vy'.split(' ');
const communes = 'Tắc Vân,Quảng Sơn,Đắk Ha,Tân Thành,Lý Văn Lâm,Hoà Thành,Định Bình,An Xuyên'.split(',');
const procedures = [
  ['Cấp Giấy khai sinh', 'Hộ tịch'],
  ['Đăng ký kết hôn', 'Hộ tịch'],
  ['Cấp giấy Chứng nhận quyền sử dụng đất', 'Đất đai'],
  ['Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất', 'Đất đai'],
  ['Cấp Giấy phép xây dựng nhà ở riêng lẻ', 'Xây dựng'],
  ['Chứng thực bản sao từ bản chính giấy tờ, văn bản', 'Chứng thực'],
  ['Đăng ký thành lập hộ kinh doanh', 'Đăng ký kinh doanh'],
] as const;
const mobilePrefixes = '032 036 038 070 079 083 085 090 091 093 097 098'.split(' ');
const channels = ['Trực tiếp', 'Trực tuyến', 'BCCI'];

const agencies = 180;
const msPerDay = 86_400_000;
const linesPerWrite = 2000;

/** Writes the list of so many transactions to `path`; the header comes on top. */
export async function writeOfficeList(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  const random = randomNumbers(20_240_318);
  const pick = <T>(values: readonly [T, ...T[]] | readonly T[]): T => values[random(values.length)] as T;
  let lines = [`\uFEFF${header}`];
  for (let row = 1; row <= rows; row += 1) {
    lines.push(lineOf(row, rows, random, pick));
    if (lines.length < linesPerWrite && row < rows) continue;
    if (!file.write(`${lines.join('\n')}\n`)) await once(file, 'drain');
    lines = [];
  }
  file.end();
  await finished(file);
}

type Pick = <T>(values: readonly T[]) => T;

function lineOf(row: number, rows: number, random: (below: number) => number, pick: Pick): string {
  const received = Math.floor((row * 350) / rows);
  const due = received + 3 + random(12);
  const agency = random(agencies);
  const day = dayOf(received);
  const code = `000.${two(10 + (agency % 80))}.${two(20 + Math.floor(agency / 80))}.H12-${day.short}-${String(row % 10_000).padStart(4, '0')}`;
  const isOpen = random(25) === 0;
  const result = received + 1 + random(14);
  const [procedure, field] = pick(procedures);
  return [
    row,
    random(120) === 0 ? '000.10.20.H12-240101-0001' : code,
    `${pick(surnames)} ${pick(middles)} ${pick(given)} ${pick(given)}`,
    phoneOf(random, pick),
    `Thôn ${1 + random(20)} xã ${pick(communes)}`,
    procedure.includes(',') ? `"${procedure}"` : procedure,
    field,
    `UBND ${agency % 3 === 0 ? 'phường' : 'xã'} ${pick(communes.slice(agency % 8, (agency % 8) + 1))} ${1 + Math.floor(agency / 8)}`,
    day.text,
    dayOf(due).text,
    isOpen ? '' : `${dayOf(result).text}${random(3) === 0 ? ' 08:17' : ''}`,
    isOpen ? 'Đang xử lý' : result > due ? 'Trả kết quả trễ hạn' : 'Hoàn thành đúng hạn',
    pick(channels),
  ].join(',');
}

function phoneOf(random: (below: number) => number, pick: Pick): string {
  const subscriber = String(1_000_000 + random(8_999_999));
  const number = `${pick(mobilePrefixes)}${subscriber}`;
  const kind = random(100);
  if (kind < 3) return '';
  if (kind < 4) return `1900${subscriber.slice(3)}`;
  if (kind < 5) return number.slice(0, 9);
  if (kind < 8) return `0168${subscriber}`;
  if (kind < 10) return `+84 ${number.slice(1, 4)} ${number.slice(4, 7)} ${number.slice(7)}`;
  if (kind < 12) return `0290${subscriber}`;
  return kind < 13 ? `${number} - 0919${subscriber.slice(1)}` : number;
}

function dayOf(dayOfYear: number): { text: string; short: string } {
  const date = new Date(Date.UTC(2024, 0, 1) + dayOfYear * msPerDay);
  const [day, month, year] = [two(date.getUTCDate()), two(date.getUTCMonth() + 1), date.getUTCFullYear()];
  return { text: `${day}/${month}/${year}`, short: `${year % 100}${month}${day}` };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Whole numbers below a bound, from a linear congruential generator: only the same ones each time are wanted. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
