// DDI Codebook 2.5 (DDI Alliance, 2012): the survey, its sampling and its variables, for archives and catalogues.
import { dayInVietnam } from '#server/platform/days.ts';
import type { DataSet, Variable } from './data-set.ts';
import { documentDescription, type Study, studyDescription, weightingId } from './ddi-study.ts';
import { element, xmlDeclaration } from './xml-text.ts';

/** The codebook. @param dataName name of the file with the data */
export function ddiCodebook(set: DataSet, study: Study, dataName: string): string {
  const { title, madeAt, variables, caseCount } = set;
  const made = { title, on: dayInVietnam(madeAt), caseCount };
  const root = {
    version: '2.5',
    xmlns: 'ddi:codebook:2_5',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation':
      'ddi:codebook:2_5 http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd',
    'xml:lang': 'vi',
  };
  const ids = new Map(variables.map(({ name }, index) => [name, `V${index + 1}`]));
  return `${xmlDeclaration}${element('codeBook', root, [
    documentDescription(study, made),
    studyDescription(study, made),
    element('fileDscr', { ID: 'F1' }, [
      element('fileTxt', {}, [
        element('fileName', {}, dataName),
        element('fileCont', {}, 'Mỗi dòng một phiếu, mỗi cột một biến; dòng đầu là tên biến.'),
        element('fileStrc', { type: 'rectangular' }),
        element('dimensns', {}, [
          element('caseQnty', {}, String(caseCount)),
          element('varQnty', {}, String(variables.length)),
        ]),
        element('fileType', { charset: 'UTF-8' }, 'text/csv'),
        element('format', {}, 'delimited'),
        element('dataMsng', {}, 'Ô trống: không hỏi hoặc không có; mã missing="Y": không phải câu trả lời.'),
      ]),
    ]),
    element(
      'dataDscr',
      {},
      variables.map((variable) => variableElement(variable, ids)),
    ),
  ])}\n`;
}

const natures = { nominal: 'nominal', ordinal: 'ordinal', scale: 'ratio' };

function variableElement(variable: Variable, ids: ReadonlyMap<string, string>) {
  const { name, label, kind, measure, labels, missing, decimals, question, use, weightedBy = '' } = variable;
  const attributes = {
    ID: ids.get(name),
    name,
    wgt: use === 'weight' ? 'wgt' : 'not-wgt',
    'wgt-var': ids.get(weightedBy),
    weight: use === 'weight' ? weightingId : undefined,
    files: 'F1',
    dcml: decimals,
    intrvl: kind === 'code' || kind === 'text' ? 'discrete' : 'contin',
    nature: kind === 'date' ? 'interval' : natures[measure],
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
    element(
      'varFormat',
      kind === 'date'
        ? { type: 'character', formatname: 'yyyy-mm-dd', category: 'date' }
        : { type: kind === 'text' ? 'character' : 'numeric' },
    ),
  ]);
}
