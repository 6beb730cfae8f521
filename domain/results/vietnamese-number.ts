/*
 * Reads numbers as Vietnamese documents print them: comma for decimals, dot for thousands, a percent sign with or
 * without a space. Documents also print English decimals ("72.18%"), so one mark alone can mean either.
 */

/**
 * The number in the text, or null when there is none: "74,16 %" 74.16, "73,2%" 73.2, "72.18%" 72.18, "5.000" 5000,
 * "1.234,5" and "1,234.5" both 1234.5. A percent sign is dropped, the number is not divided by 100.
 *
 * Two marks: the last one is for decimals. One dot before exactly three digits: thousands when reading a `count`, as
 * in "5.000 phiếu"; decimals when reading a `score`, which is never above 100. One comma alone: decimals.
 */
export function readVietnameseNumber(text: string, reading: 'count' | 'score' = 'count'): number | null {
  const bare = text.replace(/[\s\u00a0\u202f]*%?[\s\u00a0\u202f]*$/u, '').trim();
  const plain = /^[+-]?\d+(?:[.,]\d+)?$/;
  if (plain.test(bare)) {
    const isThousands = reading === 'count' && /^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(bare);
    return Number(isThousands ? bare.replace('.', '') : bare.replace(',', '.'));
  }
  if (/^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(bare)) {
    return Number(bare.replaceAll('.', '').replace(',', '.'));
  }
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare)) return Number(bare.replaceAll(',', ''));
  return null;
}
