// Systems of linear equations with a symmetric positive definite matrix, by Cholesky's factorisation A = L·Lᵀ within the
// matrix's envelope: in each line what stands left of its first number stays nothing in L (George & Liu, Computer Solution
// of Large Sparse Positive Definite Systems, 1981, ch. 4). Lines with little in them are best put first.

/** Lower triangle: line i has i + 1 numbers. */
export type Triangle = readonly Float64Array[];

export interface Factor {
  readonly lines: Triangle;
  /** Where each line's first number stands. */
  readonly first: readonly number[];
}

const noLine = new Float64Array();

/** @throws RangeError when the matrix is not positive definite */
export function cholesky(matrix: Triangle): Factor {
  const lines = matrix.map((line) => line.slice());
  const first = matrix.map((line) => line.findIndex((value) => value !== 0));
  lines.forEach((line, row) => {
    for (let column = first[row] ?? 0; column < row; column += 1) {
      const other = lines[column] ?? noLine;
      const rest = (line[column] ?? 0) - product(line, other, from(first, row, column), column);
      line[column] = rest / (other[column] ?? 0);
    }
    const rest = (line[row] ?? 0) - product(line, line, first[row] ?? 0, row);
    if (!(rest > 0)) throw new RangeError('Not positive definite');
    line[row] = Math.sqrt(rest);
  });
  return { lines, first };
}

/** x of L·Lᵀ·x = b. */
export function solve(factor: Factor, b: Float64Array): Float64Array {
  const x = forward(factor, b);
  for (let row = x.length - 1; row >= 0; row -= 1) {
    const line = factor.lines[row] ?? noLine;
    const value = (x[row] ?? 0) / (line[row] ?? 0);
    x[row] = value;
    for (let k = factor.first[row] ?? 0; k < row; k += 1) x[k] = (x[k] ?? 0) - (line[k] ?? 0) * value;
  }
  return x;
}

/** bᵀ·(L·Lᵀ)⁻¹·b. */
export function quadraticForm(factor: Factor, b: Float64Array): number {
  return forward(factor, b).reduce((sum, value) => sum + value * value, 0);
}

/** y of L·y = b. */
function forward({ lines, first }: Factor, b: Float64Array): Float64Array {
  const y = b.slice();
  lines.forEach((line, row) => {
    y[row] = ((y[row] ?? 0) - product(line, y, first[row] ?? 0, row)) / (line[row] ?? 0);
  });
  return y;
}

function from(first: readonly number[], row: number, column: number): number {
  return Math.max(first[row] ?? 0, first[column] ?? 0);
}

/** Σ one·other from `begin` up to before `end`. A plain loop: most of the time goes by here. */
function product(one: Float64Array, other: Float64Array, begin: number, end: number): number {
  let sum = 0;
  for (let k = begin; k < end; k += 1) sum += (one[k] ?? 0) * (other[k] ?? 0);
  return sum;
}
