/** A column of texts of which many are equal: each text once, and for each row its place among them. */
export interface Coded {
  texts: readonly string[];
  codeOf: Int32Array;
}

/** The column of the values, its texts in the order in which they are met. */
export function coded(values: readonly string[]): Coded {
  const codes = new Map<string, number>();
  const codeOf = new Int32Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? '';
    const code = codes.get(value) ?? codes.size;
    if (code === codes.size) codes.set(value, code);
    codeOf[row] = code;
  }
  return { texts: [...codes.keys()], codeOf };
}

/** The same column with another text for each; texts that become equal are one. */
export function recoded({ texts, codeOf }: Coded, textOf: (text: string) => string): Coded {
  const next = coded(texts.map(textOf));
  return { texts: next.texts, codeOf: codeOf.map((code) => next.codeOf[code] ?? 0) };
}
