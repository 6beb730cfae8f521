// Rows and persons of each telephone number of a list of millions of rows, in a typed array: about 32 bytes a number.
import { digestOf, newDigest } from './key-digest.ts';
import { createKeySet } from './key-set.ts';
import type { ByteText } from './plain-cells.ts';

export interface PhoneCounts {
  /**
   * Counts a row of the number, and the person when nobody of that name stood with it before.
   * @param phone in E.164, or its digits as a number
   */
  add(phone: string | number, isNewPerson: boolean): void;
  /**
   * Whether the person was met with this number in a row that was counted; what `add` counts has no name.
   * @param key of the person (personKey)
   * @param isCounted whether this row, and the person when not met before, is to be counted
   */
  meet(key: string | ByteText, phone: string | number, isCounted: boolean): boolean;
  /** Those who were met and counted. */
  readonly persons: number;
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

/**
 * A slot is one place in memory: the digits as a number, which has room for the fifteen of E.164; what is counted; and 53
 * bits of the digest of the first person met. One number has few persons, so that they do not share them by chance.
 */
const slotNumbers = 3;
/** Rows and persons in one number, which is exact below 2^53. */
const onePerson = 2 ** 26;

export function createPhoneCounts(): PhoneCounts {
  let capacity = smallestCapacity;
  /** A slot whose digits are 0 is empty. */
  let slots = new Float64Array(capacity * slotNumbers);
  let size = 0;
  let persons = 0;
  /** The persons of numbers that another one was met with first. */
  const others = createKeySet();
  const digest = newDigest();

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
      for (let place = 0; place < slotNumbers; place += 1) slots[slot + place] = before[at + place] ?? 0;
    }
  }

  function count(slot: number, number: number, isNewPerson: boolean): void {
    slots[slot + 1] = (slots[slot + 1] ?? 0) + (isNewPerson ? onePerson + 1 : 1);
    if (slots[slot] !== 0) return;
    slots[slot] = number;
    size += 1;
    if (size > capacity * mostFilled) enlargeTo(Math.ceil(capacity * growth));
  }

  return {
    add(phone, isNewPerson) {
      const number = digitsOf(phone);
      count(slotOf(number), number, isNewPerson);
    },
    meet(key, phone, isCounted) {
      const number = digitsOf(phone);
      const slot = slotOf(number);
      digestOf(key, digest);
      const person = (digest[0] ?? 0) * 2 ** 21 + ((digest[1] ?? 0) >>> 11);
      const first = slots[slot + 2] ?? 0;
      const isSeen = first === person || (first !== 0 && others.has(key));
      if (!isCounted) return isSeen;
      if (!isSeen) {
        persons += 1;
        if (first === 0) slots[slot + 2] = person;
        else others.addDenied();
      }
      count(slot, number, !isSeen);
      return isSeen;
    },
    get persons() {
      return persons;
    },
    reserve(numbers) {
      const roomy = Math.ceil(numbers / mostFilled) + 1;
      if (roomy > capacity) enlargeTo(roomy);
    },
    shared(fromPersons) {
      const found: { phoneE164: string; rows: number; persons: number }[] = [];
      for (let slot = 0; slot < slots.length; slot += slotNumbers) {
        const counted = slots[slot + 1] ?? 0;
        const standing = Math.floor(counted / onePerson);
        if (counted > 0 && standing >= fromPersons)
          found.push({ phoneE164: `+${slots[slot]}`, rows: counted % onePerson, persons: standing });
      }
      return found;
    },
  };
}

/** The digits after the plus sign as one number. */
function digitsOf(phone: string | number): number {
  if (typeof phone === 'number') return phone;
  let number = 0;
  for (let at = 1; at < phone.length; at += 1) number = number * 10 + phone.charCodeAt(at) - 0x30;
  return number;
}
