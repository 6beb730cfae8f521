// bang-so-lieu.xlsx of a publication: the same figures as results.json, small cells hidden alike.
import type { PublishedResults } from '#contract/publications.ts';
import { documentWords } from '#domain/report/wording.ts';
import { formats, type Sheet, type SheetCell, sheetsFile } from '#server/platform/data-files/sheets-file.ts';
import { methodParagraphs } from './method-text.ts';
import { countWords, words } from './public-words.ts';

type Figure = PublishedResults['index']['figures'][number];

const errorColumns = [
  { label: 'Điểm (%)', width: 10, format: formats.score },
  { label: 'Dưới (95 %)', width: 11, format: formats.score },
  { label: 'Trên (95 %)', width: 11, format: formats.score },
];

export async function publicTables(results: PublishedResults): Promise<Buffer> {
  const { survey, edition } = results;
  const about = [
    survey.name,
    `${survey.authority}, ${documentWords(survey.planNumber)}; bản công bố số ${edition.number}`,
  ];
  const sheets = [indexSheet(results, about), agencySheet(results, about), methodSheet(results, about)];
  return sheetsFile(sheets, new Date(results.takenAt));
}

const nameOf = (results: PublishedResults, code: string): string =>
  code === 'overall' ? 'Chỉ số chung' : (results.names[code]?.vi ?? code);

const errorCells = ({ shown, low, high }: Figure): SheetCell[] => [shown, low, high];

function indexSheet(results: PublishedResults, about: string[]): Sheet {
  const onPaper = results.modes.includes('paper');
  const counts = new Map(results.index.counts.map((one) => [one.code, one]));
  return {
    name: 'Chỉ số',
    title: ['Chỉ số hài lòng', ...about],
    columns: [
      { label: 'Mã', width: 10 },
      { label: 'Nội dung', width: 60 },
      ...errorColumns,
      { label: 'Phiếu', width: 9, format: formats.count },
      { label: 'Không áp dụng', width: 10, format: formats.count },
      { label: 'Không biết', width: 10, format: formats.count },
      { label: 'Từ chối', width: 10, format: formats.count },
      ...(onPaper ? [{ label: 'Để trống trên phiếu giấy', width: 10, format: formats.count }] : []),
    ],
    rows: results.index.figures.map((figure) => {
      const own = counts.get(figure.code);
      return [
        figure.code === 'overall' ? '' : figure.code,
        nameOf(results, figure.code),
        ...errorCells(figure),
        figure.interviews,
        ...(own
          ? [own.notApplicable, own.dontKnow, own.refused, ...(onPaper ? [own.blank] : [])]
          : [null, null, null, ...(onPaper ? [null] : [])]),
      ];
    }),
  };
}

function agencySheet({ index, minimumCell, areas }: PublishedResults, about: string[]): Sheet {
  return {
    name: 'Theo cơ quan',
    title: ['Chỉ số theo cơ quan', ...about],
    columns: [
      { label: 'Hạng', width: 7, format: formats.count },
      { label: 'Cơ quan', width: 44 },
      ...errorColumns,
      { label: 'Phiếu', width: 9, format: formats.count },
    ],
    rows: index.agencies.map(({ name, rank, interviews, figures: [overall] }) => [
      rank,
      name,
      ...(overall ? errorCells(overall) : [null, null, null]),
      interviews,
    ]),
    notes:
      index.notShown > 0
        ? [words.vi.hiddenAgencies(countWords(index.notShown, 'vi'), minimumCell, areas !== null)]
        : [],
  };
}

function methodSheet(results: PublishedResults, about: string[]): Sheet {
  return {
    name: 'Cách tính',
    title: ['Cách tính', ...about],
    columns: [
      { label: 'Tiếng Việt', width: 90 },
      { label: 'English', width: 90 },
    ],
    rows: methodParagraphs(results).map(({ vi, en }) => [vi, en]),
  };
}
