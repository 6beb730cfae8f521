// Triple-S XML 2.0 (September 2011, revision 2.0.002, ASC on behalf of the Triple-S Group): the metadata, and the data as
// comma-separated text.
import { dayInVietnam, timeInVietnam } from '#server/platform/days.ts';
import { csvCases } from './csv-file.ts';
import { dayOf, type DataSet, type Variable } from './data-set.ts';
import { element, xmlDeclaration } from './xml-text.ts';

const largest = 999_999_999;

/** The metadata. @param dataName name of the file with the data, beside it */
export function tripleSMetadata({ title, madeAt, variables, weight }: DataSet, dataName: string): string {
  return `${xmlDeclaration}${element('sss', { version: '2.0', languages: 'vi' }, [
    element('date', {}, dayInVietnam(madeAt)),
    element('time', {}, timeInVietnam(madeAt)),
    element('origin', {}, 'Lắng Nghe'),
    element('survey', {}, [
      element('title', {}, title),
      element(
        'record',
        { ident: 'A', href: dataName, format: 'csv', skip: 1 },
        variables.map((variable, index) => variableElement(variable, index + 1, weight)),
      ),
    ]),
  ])}\n`;
}

/** @param weight the one variable that programs are to weigh by; the others are amounts like any */
function variableElement(variable: Variable, number: number, weight: string | null): string {
  const { name, label } = variable;
  const use = variable.use === 'serial' ? 'serial' : name === weight ? 'weight' : undefined;
  return element('variable', { ident: number, type: typeOf(variable), use }, [
    element('name', {}, name),
    element('label', {}, label),
    element('position', { start: number }),
    ...valuesOf(variable),
  ]);
}

function typeOf({ kind, labels }: Variable): string {
  if (kind === 'code' && labels.length > 0) return 'single';
  if (kind === 'text') return 'character';
  return kind === 'date' ? 'date' : 'quantity';
}

function valuesOf({ kind, labels, decimals, bytes }: Variable): string[] {
  if (kind === 'text') return [element('size', {}, String(bytes))];
  if (kind === 'date') return [];
  if (kind === 'code' && labels.length > 0)
    return [
      element(
        'values',
        {},
        labels.map(({ code, label }) => element('value', { code }, label)),
      ),
    ];
  const bound = (sign: number): string => (sign * largest).toFixed(decimals);
  return [
    element('values', {}, [
      element('range', { from: bound(-1), to: bound(1) }),
      ...labels.map(({ code, label }) => element('value', { code }, label)),
    ]),
  ];
}

/** The data in pieces; days as yyyymmdd, as the standard has them. */
export async function* tripleSData(set: DataSet): AsyncGenerator<string> {
  yield `${set.variables.map(({ name }) => name).join(',')}\n`;
  yield* csvCases(set, ({ kind, decimals }, value) => {
    if (kind === 'date') return dayOf(value).replaceAll('-', '');
    return kind === 'number' ? value.toFixed(decimals) : String(value);
  });
}
