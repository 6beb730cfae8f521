// The list of a demo survey: synthetic people who had procedures done, as a one-stop office exports it. The same groups
// give the same list. Names and numbers belong to nobody.
export interface TransactionGroup {
  readonly agency: string;
  readonly procedure: string;
  readonly field: string;
  readonly count: number;
  /** Where those people live, when the plan goes by it. */
  readonly address?: string;
}

/** The days over which the transactions fall; both within one year. */
export interface ListPeriod {
  readonly from: string;
  readonly to: string;
}

const surnames = 'Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý'.split(' ');
const middles = 'Văn Thị Hữu Kim Ngọc Bảo Minh Thu Quốc Đức Thanh Xuân'.split(' ');
const given = 'Hạnh Bình Nga Uyên Thảo Liên An Dũng Hùng Lan Mai Phúc Sơn Tâm Trang Yến Khải Vy'.split(' ');
const header =
  'Mã hồ sơ,Họ và tên người nộp,SĐT,Tên TTHC,Lĩnh vực,Cơ quan giải quyết,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả kết quả,Trạng thái,Hình thức nộp,Địa chỉ';
const msPerDay = 86_400_000;
const firstNumber = 30_000_000;
/** Telephone numbers between the people of two lists. */
const apart = 100_000;

/**
 * The whole list as csv.
 * @param area the province's part of the record code, such as H15
 * @param people lists with another number have other people
 */
export function citizenList(
  groups: readonly TransactionGroup[],
  { period, area, people }: { period: ListPeriod; area: string; people: number },
): string {
  const first = Date.parse(period.from);
  const days = Math.floor((Date.parse(period.to) - first) / msPerDay) - 14;
  const lines = [header];
  for (const { agency, procedure, field, count, address = '' } of groups)
    for (let one = 0; one < count; one += 1) {
      const row = lines.length;
      const received = first + ((row * 7) % days) * msPerDay;
      const takes = 1 + (row % 9);
      const late = row % 11 === 0;
      lines.push(
        [
          `000.00.01.${area}-${codeDay(received)}-${String(row).padStart(4, '0')}`,
          nameOf(row + people),
          `09${firstNumber + people * apart + row * 7}`,
          procedure,
          field,
          quoted(agency),
          shownDay(received),
          shownDay(received + (late ? takes - 1 : takes + 2) * msPerDay),
          shownDay(received + takes * msPerDay),
          'Đã trả kết quả',
          row % 3 === 0 ? 'Trực tuyến' : 'Trực tiếp',
          quoted(address),
        ].join(','),
      );
    }
  return `${lines.join('\n')}\n`;
}

const quoted = (text: string) => (text.includes(',') ? `"${text}"` : text);

const nameOf = (row: number) =>
  [
    surnames[row % surnames.length],
    middles[(row * 5) % middles.length],
    given[(row * 7) % given.length],
    given[Math.floor(row / 3) % given.length],
  ].join(' ');

const shownDay = (at: number) => new Date(at).toISOString().slice(0, 10).split('-').toReversed().join('/');
const codeDay = (at: number) => new Date(at).toISOString().slice(2, 10).replaceAll('-', '');
