// DDI Codebook 2.5 (DDI Alliance, 2012): the survey, its sampling and its variables, for archives and catalogues.
import type { DataSet, Variable } from './data-set.ts';
import { element, xmlDeclaration } from './xml-text.ts';

/** What a codebook says of the survey besides its variables. */
export interface Study {
  /** Code of the survey. */
  readonly id: string;
  readonly authority: string;
  readonly abstract: string;
  /** First and last day of the calls, 'yyyy-mm-dd'. */
  readonly collected: readonly [from: string, to: string];
  readonly universe: string;
  readonly sampling: string;
  readonly mode: string;
  readonly weighting: string;
}

/** The codebook. @param dataName name of the file with the data */
export function ddiCodebook(set: DataSet, study: Study, dataName: string): string {
  const { title, madeAt, variables, caseCount } = set;
  const [from, to] = study.collected;
  const made = madeAt.toISOString().slice(0, 10);
  const root = {
    version: '2.5',
    xmlns: 'ddi:codebook:2_5',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation':
      'ddi:codebook:2_5 http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd',
    'xml:lang': 'vi',
  };
  const names = element('titlStmt', {}, [element('titl', {}, title), element('IDNo', {}, study.id)]);
  return `${xmlDeclaration}${element('codeBook', root, [
    element('stdyDscr', {}, [
      element('citation', {}, [
        names,
        element('rspStmt', {}, [element('AuthEnty', {}, study.authority)]),
        element('prodStmt', {}, [
          element('prodDate', { date: made }, made),
          element('software', {}, 'Lắng Nghe'),
        ]),
      ]),
      element('stdyInfo', {}, [
        element('abstract', {}, study.abstract),
        element('sumDscr', {}, [
          element('collDate', { event: 'start', date: from }, from),
          element('collDate', { event: 'end', date: to }, to),
          element('nation', { abbr: 'VN' }, 'Việt Nam'),
          element('universe', {}, study.universe),
        ]),
      ]),
      element('method', {}, [
        element('dataColl', {}, [
          element('sampProc', {}, study.sampling),
          element('collMode', {}, study.mode),
          element('weight', {}, study.weighting),
        ]),
      ]),
    ]),
    element('fileDscr', { ID: 'F1' }, [
      element('fileTxt', {}, [
        element('fileName', {}, dataName),
        element('dimensns', {}, [
          element('caseQnty', {}, String(caseCount)),
          element('varQnty', {}, String(variables.length)),
        ]),
      ]),
    ]),
    element(
      'dataDscr',
      {},
      variables.map((variable, index) => variableElement(variable, index + 1)),
    ),
  ])}\n`;
}

const natures = { nominal: 'nominal', ordinal: 'ordinal', scale: 'interval' };

function variableElement(variable: Variable, at: number) {
  const { name, label, kind, measure, labels, missing, decimals, question, isWeight = false } = variable;
  const attributes = {
    ID: `V${at}`,
    name,
    wgt: isWeight ? 'wgt' : 'not-wgt',
    files: 'F1',
    dcml: decimals,
    intrvl: kind === 'code' || kind === 'text' ? 'discrete' : 'contin',
    nature: natures[measure],
  };
  return element('var', attributes, [
    element('labl', {}, label),
    ...(question === undefined ? [] : [element('qstn', {}, [element('qstnLit', {}, question)])]),
    ...labels.map((each) =>
      element('catgry', { missing: missing.includes(each.code) ? 'Y' : undefined }, [
        element('catValu', {}, String(each.code)),
        element('labl', {}, each.label),
      ]),
    ),
    element('varFormat', {
      type: kind === 'text' ? 'character' : 'numeric',
      ...(kind === 'date' && { category: 'date' }),
    }),
  ]);
}
