// How charts look where they are shown: colours and letters. Everything that matters is said by position, pattern and
// words, so that a chart printed in black loses nothing.

export interface ChartLook {
  readonly fontFamily: string;
  /** Mean width of a letter, as a part of the size of the letters; for breaking labels into lines. */
  readonly letterWidth: number;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly fill: string;
  readonly paper: string;
  /** Before decimals: a comma for who reads Vietnamese, a point for who reads English. */
  readonly decimalMark: ',' | '.';
}

/** As everybody else in that language writes numbers. */
export const decimalMarks = { vi: ',', en: '.' } as const;

/** On paper: black and greys, letters of the document. */
export const printed: ChartLook = {
  fontFamily: 'Tinos',
  letterWidth: 0.47,
  ink: '#000000',
  quiet: '#3d3d3d',
  line: '#b5b5b5',
  fill: '#a6a6a6',
  paper: '#ffffff',
  decimalMark: decimalMarks.vi,
};
