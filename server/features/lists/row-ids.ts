// Ids of transactions: each list has a block of them, in which a row's id is the block's beginning and the row's place
// in the file. So the rows of a list are a range of ids, in the file's order, and need no other index.

const rowsPerList = 2 ** 32;

/** What a list's ids count from; the first row has the next one. A number holds them for two million lists. */
export type FirstRowId = number;

/** The place behind the last that a list with this beginning can have. */
export function endOfRows(first: bigint | FirstRowId): bigint {
  return BigInt(first) + BigInt(rowsPerList);
}
