// Systems of linear equations with a symmetric positive definite matrix, by Cholesky's factorisation A = L·Lᵀ.

/** Rows of a square matrix; of a factor the lower triangle alone is read. */
export type Symmetric = readonly Float64Array[];

const at = (matrix: Symmetric, row: number, column: number): number => matrix[row]?.[column] ?? 0;
const noLine = new Float64Array();

/** The lower triangle L. @throws RangeError when the matrix is not positive definite */
export function cholesky(matrix: Symmetric): Symmetric {
  const factor = matrix.map(({ length }) => new Float64Array(length));
  factor.forEach((line, row) => {
    for (let column = 0; column <= row; column += 1) {
      const other = factor[column] ?? noLine;
      let rest = at(matrix, row, column);
      for (let k = 0; k < column; k += 1) rest -= (line[k] ?? 0) * (other[k] ?? 0);
      if (row === column && !(rest > 0)) throw new RangeError('Not positive definite');
      line[column] = row === column ? Math.sqrt(rest) : rest / at(factor, column, column);
    }
  });
  return factor;
}

/** x of L·Lᵀ·x = b. */
export function solve(factor: Symmetric, b: ArrayLike<number>): number[] {
  const x = forward(factor, b);
  for (let row = factor.length - 1; row >= 0; row -= 1) {
    let rest = x[row] ?? 0;
    for (let k = row + 1; k < factor.length; k += 1) rest -= at(factor, k, row) * (x[k] ?? 0);
    x[row] = rest / at(factor, row, row);
  }
  return x;
}

/** bᵀ·(L·Lᵀ)⁻¹·b. */
export function quadraticForm(factor: Symmetric, b: ArrayLike<number>): number {
  return forward(factor, b).reduce((sum, value) => sum + value * value, 0);
}

/** y of L·y = b. */
function forward(factor: Symmetric, b: ArrayLike<number>): number[] {
  const y: number[] = [];
  for (let row = 0; row < factor.length; row += 1) {
    let rest = b[row] ?? 0;
    for (let k = 0; k < row; k += 1) rest -= at(factor, row, k) * (y[k] ?? 0);
    y.push(rest / at(factor, row, row));
  }
  return y;
}
