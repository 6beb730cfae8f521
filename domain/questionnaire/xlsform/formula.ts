// Reading the expressions of an XLSForm: the part of XPath 1.0 that forms use, and the functions of our own exact
// notation (condition-text.ts), as one tree. What the tree may mean where is for condition.ts, limits.ts and calculation.ts.

import { NotCarried } from './findings.ts';

export const comparisonSigns = ['=', '!=', '<', '<=', '>', '>='] as const;
export type ComparisonSign = (typeof comparisonSigns)[number];

export type Formula =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  /** `${name}` */
  | { kind: 'ref'; name: string }
  /** `.`, the answer being given */
  | { kind: 'self' }
  | { kind: 'call'; name: string; args: readonly Formula[] }
  | { kind: 'and' | 'or'; parts: readonly Formula[] }
  | { kind: 'comparison'; sign: ComparisonSign; left: Formula; right: Formula }
  /** Arithmetic on more than constants, which nothing here can carry. */
  | { kind: 'arithmetic'; sign: string };

type Token = { kind: 'number' | 'text' | 'ref' | 'word' | 'sign'; text: string; at: number };

/** Texts may stand in the typographic quotes that word processors and spreadsheets set. */
const tokenPattern =
  /\s*(?:\$\{\s*(?<ref>[^{}]+?)\s*\}|(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|"(?<double>(?:[^"]|"")*)"|'(?<single>(?:[^']|'')*)'|[\u2018\u2019](?<curly>[^\u2018\u2019]*)[\u2018\u2019]|[\u201C\u201D](?<curlies>[^\u201C\u201D]*)[\u201C\u201D]|(?<word>[A-Za-z][\w.:-]*)|(?<sign>!=|<=|>=|[=<>()+*,.-]))/uy;
const blanks = /\s*$/uy;
/** Deeper nesting is no condition that a person wrote. */
const deepest = 100;

/**
 * Reads an expression.
 * @param words bare words that stand for a text, as the columns of a choice do in a choice_filter
 * @throws NotCarried `syntax`, with what could not be read
 */
export function parseFormula(source: string, words: ReadonlyMap<string, string> = new Map()): Formula {
  return new Parser(source, words).whole();
}

class Parser {
  readonly #source: string;
  readonly #words: ReadonlyMap<string, string>;
  readonly #tokens: Token[];
  #at = 0;
  #depth = 0;

  constructor(source: string, words: ReadonlyMap<string, string>) {
    this.#source = source;
    this.#words = words;
    this.#tokens = tokensOf(source);
  }

  whole(): Formula {
    const formula = this.#or();
    if (this.#tokens[this.#at] !== undefined) this.#fail();
    return formula;
  }

  #or(): Formula {
    return this.#joined('or', () => this.#joined('and', () => this.#comparison()));
  }

  #joined(kind: 'and' | 'or', part: () => Formula): Formula {
    const parts = [part()];
    while (this.#takes('word', kind)) parts.push(part());
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind, parts };
  }

  #comparison(): Formula {
    const left = this.#sum();
    const sign = comparisonSigns.find((candidate) => this.#takes('sign', candidate));
    return sign === undefined ? left : { kind: 'comparison', sign, left, right: this.#sum() };
  }

  #sum(): Formula {
    let left = this.#product();
    for (;;) {
      if (this.#takes('sign', '+')) left = folded('+', left, this.#product());
      else if (this.#takes('sign', '-')) left = folded('-', left, this.#product());
      else return left;
    }
  }

  #product(): Formula {
    let left = this.#unary();
    for (;;) {
      if (this.#takes('sign', '*')) left = folded('*', left, this.#unary());
      else if (this.#takes('word', 'div')) left = folded('div', left, this.#unary());
      else if (this.#takes('word', 'mod')) left = folded('mod', left, this.#unary());
      else return left;
    }
  }

  #unary(): Formula {
    if (!this.#takes('sign', '-')) return this.#primary();
    const operand = this.#deeper(() => this.#unary());
    return operand.kind === 'number'
      ? { kind: 'number', value: -operand.value }
      : { kind: 'arithmetic', sign: '-' };
  }

  #primary(): Formula {
    const token = this.#tokens[this.#at];
    if (token === undefined) return this.#fail();
    this.#at += 1;
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'text', value: token.text };
    if (token.kind === 'ref') return { kind: 'ref', name: token.text };
    if (token.kind === 'word' && this.#takes('sign', '(')) return this.#call(token.text);
    const word = token.kind === 'word' ? this.#words.get(token.text) : undefined;
    if (word !== undefined) return { kind: 'text', value: word };
    if (token.text === '.') return { kind: 'self' };
    if (token.text === '(') {
      const inner = this.#deeper(() => this.#or());
      if (this.#takes('sign', ')')) return inner;
    } else this.#at -= 1;
    return this.#fail();
  }

  #call(name: string): Formula {
    const args: Formula[] = [];
    if (this.#takes('sign', ')')) return { kind: 'call', name, args };
    do args.push(this.#deeper(() => this.#or()));
    while (this.#takes('sign', ','));
    return this.#takes('sign', ')') ? { kind: 'call', name, args } : this.#fail();
  }

  #deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > deepest) this.#fail();
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #takes(kind: Token['kind'], text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind || token.text !== text) return false;
    this.#at += 1;
    return true;
  }

  #fail(): never {
    throw new NotCarried('syntax', excerpt(this.#source, this.#tokens[this.#at]?.at ?? 0));
  }
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    tokenPattern.lastIndex = at;
    const found = tokenPattern.exec(source);
    if (found === null) break;
    const { ref, number, double, single, curly, curlies, word, sign } = found.groups ?? {};
    const plain = curly ?? curlies;
    if (ref !== undefined) tokens.push({ kind: 'ref', text: ref, at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (double !== undefined) tokens.push({ kind: 'text', text: double.replaceAll('""', '"'), at });
    else if (single !== undefined) tokens.push({ kind: 'text', text: single.replaceAll("''", "'"), at });
    else if (plain !== undefined) tokens.push({ kind: 'text', text: plain, at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at });
    at = tokenPattern.lastIndex;
  }
  blanks.lastIndex = at;
  if (!blanks.test(source)) throw new NotCarried('syntax', excerpt(source, at));
  return tokens;
}

function excerpt(source: string, at: number): string {
  return source.slice(at).trim().slice(0, 60);
}

function folded(sign: string, left: Formula, right: Formula): Formula {
  if (left.kind !== 'number' || right.kind !== 'number') return { kind: 'arithmetic', sign };
  const value = calculated(sign, left.value, right.value);
  return Number.isFinite(value) ? { kind: 'number', value } : { kind: 'arithmetic', sign };
}

function calculated(sign: string, left: number, right: number): number {
  if (sign === '+') return left + right;
  if (sign === '-') return left - right;
  if (sign === '*') return left * right;
  return sign === 'div' ? left / right : left % right;
}
