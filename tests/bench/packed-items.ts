// The items of a form as statements read them out of the packed codes of an interview.

export interface Item {
  readonly name: string;
  readonly item: string;
  readonly factor: string;
  readonly place: number;
}

/** A code is two bytes, the second of which is the rating. */
export const rating = (place: number): string => `get_byte(codes, ${2 * place - 1})`;

/** As many entries of `z` has each item: one for each byte. */
export const ratings = 256;

/** What an interview adds to the mean of each factor, with `z` what an answer does. */
export function sumsOfFactors(items: readonly Item[], factors: readonly string[]): string[] {
  return factors.map((factor) =>
    items
      .flatMap((item, at) =>
        item.factor === factor ? [`z[${rating(item.place)} + ${1 + ratings * at}]`] : [],
      )
      .join(' + '),
  );
}
