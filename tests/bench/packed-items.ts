// The items of a form as statements read them out of the packed codes of an interview: up to four at once as a number of
// sixteen bits each, so that one operation does for four what get_byte would do for each (PostgreSQL 18 casts bytes to
// numbers).

export interface Item {
  readonly name: string;
  readonly item: string;
  readonly factor: string;
  readonly place: number;
}

/** Items of one factor that stand beside each other, the first in the highest bits. */
export interface ItemGroup {
  readonly factor: string;
  readonly items: readonly Item[];
}

const mostInGroup = 4;

export function groupsOf(items: readonly Item[]): ItemGroup[] {
  const groups: { factor: string; items: Item[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    const isNext =
      last?.factor === item.factor &&
      last.items.length < mostInGroup &&
      last.items.at(-1)?.place === item.place - 1;
    if (last && isNext) last.items.push(item);
    else groups.push({ factor: item.factor, items: [item] });
  }
  return groups;
}

/** How far an item's bits are from the lowest. */
function shiftIn({ items }: ItemGroup, at: number): number {
  return 16 * (items.length - 1 - at);
}

/** Lowest bit of each item. */
function lowest({ items }: ItemGroup): string {
  return String(items.reduce((mask, _, at) => mask | (1n << BigInt(16 * at)), 0n));
}

/**
 * Rows with `x0`, `x1` …: the codes of each group. Computed once a row: whatever is volatile keeps a subquery by itself, and
 * this one, unlike OFFSET 0, lets it be run in parallel.
 */
export function packedRows(groups: readonly ItemGroup[], columns: string, from: string): string {
  const loaded = groups.map(
    ({ items: [first, ...more] }, at) =>
      `substr(codes, ${2 * (first?.place ?? 0) - 1}, ${2 * (1 + more.length)})::bigint as x${at}`,
  );
  return `(select ${columns}, ${loaded.join(', ')}, clock_timestamp() from ${from}) packed`;
}

/** A 1 for each item rated at all: ratings are 1 to 5; 96 to 99 and -1 for not asked have bit 6. */
function rated(group: ItemGroup, x: string): string {
  return `((~${x} >> 6) & ${lowest(group)})`;
}

/** A 1 for each item rated 4 or 5. */
function satisfied(group: ItemGroup, x: string): string {
  return `((${x} >> 2) & (~${x} >> 6) & ${lowest(group)})`;
}

/** Of a stratum, how often each item of a group was rated, and 4 or 5: `v0`, `s0` …; at most 65.535 of each. */
export function countColumns(groups: readonly ItemGroup[]): string {
  return groups
    .map(
      (group, at) =>
        `sum(${rated(group, `x${at}`)})::bigint as v${at}, sum(${satisfied(group, `x${at}`)})::bigint as s${at}`,
    )
    .join(', ');
}

/** Rows of item, factor, place, satisfied and valid answers. */
export function countRows(groups: readonly ItemGroup[]): string {
  const rows = groups.flatMap((group, number) =>
    group.items.map(({ item, factor, place }, at) => {
      const own = (column: string) => `(${column}${number} >> ${shiftIn(group, at)}) & 65535`;
      return `('${item}', '${factor}', ${place}, ${own('s')}, ${own('v')})`;
    }),
  );
  return `(values ${rows.join(', ')})`;
}

/** Entries of `z` that each group has: two bits an item. */
const patterns = 4 ** mostInGroup;

/**
 * Rows with `f0`, `f1` …: what an interview adds to the mean of each factor, with `z` what each pattern of answers does. Two
 * bits of an item's code tell its answer: 2 is set for 4 and 5, 6 for what is no rating.
 */
export function summedRows(
  groups: readonly ItemGroup[],
  factors: readonly string[],
  { columns, from, kept, z }: { columns: string; from: string; kept: string; z: string },
): string {
  const bits = groups.map((group, at) => {
    const one = lowest(group);
    return `((x${at} >> 6) & ${one}) | ((x${at} >> 1) & (${one} << 1)) as w${at}`;
  });
  const sums = factors.map((factor, place) => {
    const own = groups.flatMap((group, number) => {
      if (group.factor !== factor) return [];
      const parts = group.items.map((_, at) => (at === 0 ? `w${number}` : `(w${number} >> ${14 * at})`));
      const pattern = `(${parts.join(' | ')}) & ${4 ** group.items.length - 1}`;
      return [`${z}[${1 + patterns * number} + (${pattern})]`];
    });
    return `${own.join(' + ')} as f${place}`;
  });
  return `(select ${kept}, ${sums.join(', ')}, clock_timestamp() from (
      select ${kept}, ${bits.join(', ')}, clock_timestamp() from ${packedRows(groups, columns, from)}) patterned) summed`;
}

/** All of `z`, from rows `worth` of what a 4 or 5 (`yes`) and another rating (`no`) of an item add. */
export function patternTable(groups: readonly ItemGroup[]): string {
  const items = groups.flatMap((group, number) =>
    group.items.map(({ item }, at) => `(${number}, '${item}', ${(2 * shiftIn(group, at)) / 16})`),
  );
  return `select array_agg(added order by number, pattern) as z from (
      select number, pattern, sum(case (pattern >> shift) & 3 when 2 then yes when 0 then no else 0 end / k) as added
      from (values ${items.join(', ')}) g (number, item, shift)
      join (select *, count(*) over (partition by factor) as k from worth) w using (item),
      generate_series(0, ${patterns - 1}) pattern group by 1, 2) t`;
}
