const collator = new Intl.Collator('vi');

/** Compares two names as a Vietnamese dictionary does (Đ after D, marks after letters); for Array.prototype.sort. */
export function compareVietnamese(left: string, right: string): number {
  return collator.compare(left, right);
}
