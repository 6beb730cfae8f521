/*
 * What two editions of a survey tell together: whoever has both sees the interviews that came, went or were corrected between
 * them, where these are few.
 */

/** Interviews as an edition tells them: how many there are of each, by agency and answers. */
export interface ToldInterviews {
  readonly items: readonly string[];
  /** By `toldAs`. */
  readonly counts: ReadonlyMap<string, number>;
}

/** What an edition tells of the interviews without telling them one by one. */
export interface ToldCounts {
  readonly interviews: number;
  readonly counts: readonly { readonly code: string; readonly valid: number }[];
  readonly agencies: readonly { readonly name: string; readonly interviews: number }[];
}

export class ToldCounter implements ToldInterviews {
  readonly items: readonly string[];
  readonly counts = new Map<string, number>();

  constructor(items: readonly string[]) {
    this.items = items;
  }

  /** @param agency empty where those of several are joined */
  add(agency: string, codes: readonly string[]): void {
    const key = toldAs(codes, agency);
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }
}

/**
 * Interviews that are otherwise in one edition than in the other, where these are fewer than the minimum; else 0.
 *
 * They are counted three times. With the agency, all of them and those of each agency: a change may be the only one in it,
 * however many others changed. By the answers alone: an agency that reaches the minimum is told by itself in one edition and
 * joined with others in the other, so that all of its interviews look changed where one was added. Only items that both
 * editions have are looked at.
 */
export function fewChanged(former: ToldInterviews, now: ToldInterviews, minimum: number): number {
  const items = now.items.filter((item) => former.items.includes(item));
  const counted = [true, false].flatMap((withAgency) => {
    const before = alike(former, items, withAgency);
    const after = alike(now, items, withAgency);
    const changes = [more(before, after), more(after, before)];
    const isAlike = isToldAlike(before, after);
    return [
      Math.max(...changes.map(sumOf)),
      ...(withAgency ? changes.flatMap((change) => ofAgencies(change, isAlike)) : []),
    ];
  });
  return greatestFew(counted, minimum);
}

function sumOf(byAgency: ReadonlyMap<string, number>): number {
  return [...byAgency.values()].reduce((sum, count) => sum + count, 0);
}

/** @param withJoined those of joined agencies, too: what changed among them is not that another is joined now */
function ofAgencies(byAgency: ReadonlyMap<string, number>, withJoined: boolean): number[] {
  return [...byAgency].flatMap(([agency, count]) => (agency !== joinedAgencies || withJoined ? [count] : []));
}

function isToldAlike(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  const names = new Set(Array.from(one.keys(), agencyOf));
  const others = new Set(Array.from(other.keys(), agencyOf));
  return names.size === others.size && [...names].every((name) => others.has(name));
}

/**
 * The same where one of the editions keeps its interviews back: the greatest difference below the minimum of the interviews,
 * those of an agency and the valid answers to an item; else 0. A correction that changes no count is not seen in them.
 */
export function fewCountsChanged(former: ToldCounts, now: ToldCounts, minimum: number): number {
  const valid = new Map(former.counts.map((count) => [count.code, count.valid]));
  const ofAgency = new Map(former.agencies.map(({ name, interviews }) => [name, interviews]));
  const differences = [
    now.interviews - former.interviews,
    ...now.counts.map((count) => count.valid - (valid.get(count.code) ?? count.valid)),
    ...now.agencies.map(({ name, interviews }) => interviews - (ofAgency.get(name) ?? interviews)),
  ];
  return greatestFew(differences.map(Math.abs), minimum);
}

function greatestFew(counts: readonly number[], minimum: number): number {
  return Math.max(0, ...counts.filter((count) => count < minimum));
}

/** What stands for the name of agencies that are told together. */
const joinedAgencies = '';

// The agency last, behind a line break: it may be any text, and answers are numbers.
function toldAs(codes: readonly string[], agency: string): string {
  return `${codes.join('\t')}\n${agency}`;
}

function agencyOf(key: string): string {
  return key.slice(key.indexOf('\n') + 1);
}

function alike(
  { items, counts }: ToldInterviews,
  wanted: readonly string[],
  withAgency: boolean,
): ReadonlyMap<string, number> {
  if (withAgency && items.length === wanted.length && items.every((item, at) => item === wanted[at]))
    return counts;
  const places = wanted.map((item) => items.indexOf(item));
  const found = new Map<string, number>();
  for (const [told, count] of counts) {
    const parts = told.slice(0, told.indexOf('\n')).split('\t');
    const agency = withAgency ? agencyOf(told) : joinedAgencies;
    const key = toldAs(
      places.map((place) => parts[place] ?? ''),
      agency,
    );
    found.set(key, (found.get(key) ?? 0) + count);
  }
  return found;
}

/** Interviews of the one that the other does not have, by agency. */
function more(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [key, count] of one) {
    const agency = agencyOf(key);
    sums.set(agency, (sums.get(agency) ?? 0) + Math.max(0, count - (other.get(key) ?? 0)));
  }
  return sums;
}
