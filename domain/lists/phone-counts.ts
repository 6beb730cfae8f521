// Rows and persons of each telephone number of a list of millions of rows, in a typed array: about 20 bytes a number.

export interface PhoneCounts {
  /**
   * Counts a row of the number, and the person when nobody of that name stood with it before.
   * @param phone in E.164, or its digits as a number
   */
  add(phone: string | number, isNewPerson: boolean): void;
  /** Makes room for so many numbers. */
  reserve(numbers: number): void;
  /** The numbers that stand with so many persons or more. */
  shared(fromPersons: number): { phoneE164: string; rows: number; persons: number }[];
}

const smallestCapacity = 1 << 10;
const growth = 1.5;
const mostFilled = 0.75;
/** Knuth's multiplier: numbers of one range lie side by side and are to be spread. */
const spread = 2_654_435_761;

/** A slot is one place in memory: the digits as a number, which has room for the fifteen of E.164, and what is counted. */
const slotNumbers = 2;
/** Rows and persons in one number, which is exact below 2^53. */
const onePerson = 2 ** 26;

export function createPhoneCounts(): PhoneCounts {
  let capacity = smallestCapacity;
  /** A slot whose digits are 0 is empty. */
  let slots = new Float64Array(capacity * slotNumbers);
  let size = 0;

  /** Where the number's slot begins, or the empty one that it is to have. */
  function slotOf(number: number): number {
    const end = capacity * slotNumbers;
    // The lower 32 bits are what Math.imul takes of a number.
    let slot = Math.floor(((Math.imul(number, spread) >>> 0) / 2 ** 32) * capacity) * slotNumbers;
    for (let there = slots[slot]; there !== 0 && there !== number; there = slots[slot]) {
      slot += slotNumbers;
      if (slot === end) slot = 0;
    }
    return slot;
  }

  function enlargeTo(wanted: number): void {
    const before = slots;
    capacity = wanted;
    slots = new Float64Array(capacity * slotNumbers);
    for (let at = 0; at < before.length; at += slotNumbers) {
      const number = before[at] ?? 0;
      if (number === 0) continue;
      const slot = slotOf(number);
      slots[slot] = number;
      slots[slot + 1] = before[at + 1] ?? 0;
    }
  }

  return {
    add(phone, isNewPerson) {
      const number = typeof phone === 'number' ? phone : digitsOf(phone);
      const slot = slotOf(number);
      if (slots[slot] === 0) {
        slots[slot] = number;
        size += 1;
      }
      slots[slot + 1] = (slots[slot + 1] ?? 0) + (isNewPerson ? onePerson + 1 : 1);
      if (size > capacity * mostFilled) enlargeTo(Math.ceil(capacity * growth));
    },
    reserve(numbers) {
      const roomy = Math.ceil(numbers / mostFilled) + 1;
      if (roomy > capacity) enlargeTo(roomy);
    },
    shared(fromPersons) {
      const found: { phoneE164: string; rows: number; persons: number }[] = [];
      for (let slot = 0; slot < slots.length; slot += slotNumbers) {
        const counted = slots[slot + 1] ?? 0;
        const persons = Math.floor(counted / onePerson);
        if (counted > 0 && persons >= fromPersons)
          found.push({ phoneE164: `+${slots[slot]}`, rows: counted % onePerson, persons });
      }
      return found;
    },
  };
}

/** The digits after the plus sign as one number. */
function digitsOf(phoneE164: string): number {
  let number = 0;
  for (let at = 1; at < phoneE164.length; at += 1) number = number * 10 + phoneE164.charCodeAt(at) - 0x30;
  return number;
}
