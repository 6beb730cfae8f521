/*
 * One person with several numbers. A person's key is their first number and folded name, and lists give the numbers in
 * any order: whoever has the same folded name and shares any number is one person, over all transactions. What becomes
 * of it depends on the set of transactions alone, not on their order.
 */

export interface SamePersons {
  /** Notes the numbers of a transaction's person. To be called for every transaction with more than one number. */
  note(personKey: string, phones: readonly string[]): void;
  /** By key the one that stands for its person, where that is another key; to be asked when all are noted. */
  standIns(): ReadonlyMap<string, string>;
}

/** @param isShared numbers of clerks and agents, who stand for many persons: two of one name at one are not the same */
export function createSamePersons(isShared: (phone: string) => boolean = () => false): SamePersons {
  const above = new Map<string, string>();

  function standingFor(key: string): string {
    let top = key;
    for (let next = above.get(top); next !== undefined && next !== top; next = above.get(top)) top = next;
    // The way is shortened for the next who goes it.
    for (let at = key; at !== top;) {
      const next = above.get(at) ?? top;
      above.set(at, top);
      at = next;
    }
    return top;
  }

  return {
    note(personKey, phones) {
      const [first] = phones;
      // Who is known by a clerk's number alone is not told from others of the name by it.
      if (phones.length < 2 || first === undefined || isShared(first)) return;
      const name = personKey.slice(personKey.indexOf('|'));
      for (const phone of phones) {
        if (isShared(phone)) continue;
        const [one, other] = [standingFor(personKey), standingFor(`${phone}${name}`)];
        if (one === other) continue;
        // The lesser key stands, whatever came first.
        if (one < other) above.set(other, one);
        else above.set(one, other);
      }
    },
    standIns: () => new Map([...above.keys()].map((key) => [key, standingFor(key)])),
  };
}
