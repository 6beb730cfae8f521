// Rows and persons of each telephone number of a list of millions of rows, in typed arrays: about 20 bytes a number.

export interface PhoneCounts {
  /** Counts a row of the number, and the person when nobody of that name stood with it before. */
  add(phoneE164: string, isNewPerson: boolean): void;
  /** The numbers that stand with so many persons or more. */
  shared(fromPersons: number): { phoneE164: string; rows: number; persons: number }[];
}

const smallestCapacity = 1 << 10;
const growth = 1.5;
const mostFilled = 0.75;
/** Knuth's multiplier: numbers of one range lie side by side and are to be spread. */
const spread = 2_654_435_761;

export function createPhoneCounts(): PhoneCounts {
  let capacity = smallestCapacity;
  /** The digits as a number, which has room for the fifteen that E.164 allows; 0 is an empty slot. */
  let numbers = new Float64Array(capacity);
  let rows = new Uint32Array(capacity);
  let persons = new Uint32Array(capacity);
  let size = 0;

  function slotOf(number: number): number {
    let slot = Math.floor(((Math.imul(number % 2 ** 32, spread) >>> 0) / 2 ** 32) * capacity);
    while (numbers[slot] !== 0 && numbers[slot] !== number) slot = slot + 1 === capacity ? 0 : slot + 1;
    return slot;
  }

  function enlarge(): void {
    const before = { numbers, rows, persons };
    capacity = Math.ceil(capacity * growth);
    numbers = new Float64Array(capacity);
    rows = new Uint32Array(capacity);
    persons = new Uint32Array(capacity);
    for (const [at, number] of before.numbers.entries()) {
      if (number === 0) continue;
      const slot = slotOf(number);
      numbers[slot] = number;
      rows[slot] = before.rows[at] ?? 0;
      persons[slot] = before.persons[at] ?? 0;
    }
  }

  return {
    add(phoneE164, isNewPerson) {
      const number = Number(phoneE164.slice(1));
      const slot = slotOf(number);
      if (numbers[slot] === 0) {
        numbers[slot] = number;
        size += 1;
      }
      rows[slot] = (rows[slot] ?? 0) + 1;
      if (isNewPerson) persons[slot] = (persons[slot] ?? 0) + 1;
      if (size > capacity * mostFilled) enlarge();
    },
    shared(fromPersons) {
      const found: { phoneE164: string; rows: number; persons: number }[] = [];
      for (const [slot, count] of persons.entries())
        if (numbers[slot] !== 0 && count >= fromPersons)
          found.push({ phoneE164: `+${numbers[slot]}`, rows: rows[slot] ?? 0, persons: count });
      return found;
    },
  };
}
