// English counts: one row, two rows.

/** @param count as it is written; "1" alone is one */
export const counted = (count: string, one: string, many = `${one}s`): string =>
  `${count} ${count === '1' ? one : many}`;
