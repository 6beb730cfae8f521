// Makes the template that comes with the product, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: A4 with its margins,
// Times New Roman, Quốc hiệu and tiêu ngữ, name of the office, number, place and day, name and abstract of the document,
// recipients and signature, numbers of pages at the top from the second on. `npm run report-template` writes it to the
// repository; a test keeps file and code together.
import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Header,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  type Paragraph,
  type Table,
} from 'docx';

import { chartTitles } from '#domain/report/charts.ts';
import { shortImprovementColumns } from '#domain/report/further-tables.ts';
import { appendices, outline, type OutlinePart } from '#domain/report/outline.ts';
import { questionColumns, type TableName, tableShapes } from '#domain/report/tables.ts';
import { reproducible } from '#server/platform/documents/reproducible.ts';
import {
  centred,
  gridTable,
  line,
  mark,
  repeated,
  shortRule,
} from '#server/platform/documents/word-parts.ts';
import { headTable, signatureTable } from './template-ends.ts';
import {
  backCheckName,
  conditionalTables,
  conditionOf,
  draftName,
  factorsByAgencyName,
  fullImprovement,
  improvementNoteName,
  itemsNoteName,
  optionsName,
  paragraphName,
  questionsName,
  questionTitleName,
  shortImprovement,
} from './vocabulary.ts';

const body: IParagraphOptions = {
  alignment: AlignmentType.JUSTIFIED,
  indent: { firstLine: convertMillimetersToTwip(12.7) },
  spacing: { after: 120, line: 300, lineRule: LineRuleType.AT_LEAST },
};

export async function makeTemplate(): Promise<Buffer> {
  const document = new Document({
    creator: 'Lắng Nghe',
    title: 'Mẫu báo cáo kết quả khảo sát mức độ hài lòng',
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: 28, language: { value: 'vi-VN' } } } },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
            margin: {
              top: convertMillimetersToTwip(20),
              bottom: convertMillimetersToTwip(20),
              left: convertMillimetersToTwip(30),
              right: convertMillimetersToTwip(20),
              header: convertMillimetersToTwip(10),
            },
          },
        },
        headers: {
          default: new Header({ children: [centred([{ children: [PageNumber.CURRENT], size: 26 }])] }),
          first: new Header({ children: [line('')] }),
        },
        children: [
          ...opening(),
          ...outline.flatMap(partOf),
          ...signatureTable(),
          ...firstAppendix(),
          ...secondAppendix(),
          ...thirdAppendix(),
        ],
      },
    ],
  });
  return reproducible(await Packer.toBuffer(document));
}

type Piece = Paragraph | Table;

function opening(): Piece[] {
  return [
    headTable(),
    centred([{ text: 'BÁO CÁO', bold: true }], { spacing: { before: 240 } }),
    centred([{ text: '{{trich_yeu}}', bold: true }]),
    shortRule(60),
    mark(`{{#co_${draftName}}}`),
    centred([{ text: `({{${draftName}}})`, bold: true, italics: true }], {
      spacing: { before: 120, after: 120 },
    }),
    mark(`{{/co_${draftName}}}`),
    mark('{{#co_kinh_gui}}'),
    centred([{ text: 'Kính gửi: {{kinh_gui}}' }], { spacing: { before: 120, after: 120 } }),
    mark('{{/co_kinh_gui}}'),
  ];
}

function partOf(part: OutlinePart): Piece[] {
  switch (part.kind) {
    case 'heading': {
      const before = part.level === 1 ? 200 : 120;
      return [
        line([{ text: part.text, bold: true }], { ...body, keepNext: true, spacing: { before, after: 100 } }),
      ];
    }
    case 'block':
      // Who signs does not stand on a page alone.
      return [
        line([{ text: repeated(part.name, paragraphName), italics: part.look === 'cited' }], {
          ...body,
          keepNext: part.name === 'ket_thuc',
        }),
      ];
    case 'lines':
      return [line(repeated(backCheckName, paragraphName), body)];
    case 'table': {
      const { title, columns } = tableShapes[part.name];
      const table = [
        caption(title),
        gridTable(part.name, columns, 24, { together: shortTables.has(part.name) }),
        mark(''),
      ];
      const condition = conditionOf(part.name);
      return conditionalTables.some((name) => name === part.name)
        ? [mark(`{{#${condition}}}`), ...table, mark(`{{/${condition}}}`)]
        : table;
    }
    case 'factors-by-agency':
      return [caption('Điểm từng yếu tố theo cơ quan (%)'), line(`{{${factorsByAgencyName}}}`), mark('')];
    case 'chart':
      return [
        centred([{ text: `{{${part.name}}}` }], { keepNext: true, spacing: { before: 120 } }),
        centred([{ text: `Biểu đồ: ${chartTitles[part.name]}`, italics: true, size: 26 }], {
          spacing: { after: 200 },
        }),
      ];
  }
}

/**
 * Tables of few short lines whatever the survey: of forms, rates, factors. Longer ones would leave half of a page empty
 * before them; they go on over the page with their heads.
 */
const shortTables: ReadonlySet<TableName> = new Set(['bang_phieu', 'bang_aapor', 'bang_yeu_to']);

function caption(title: string): Paragraph {
  return centred([{ text: `Bảng: ${title}`, bold: true, size: 26 }], {
    keepNext: true,
    spacing: { before: 160, after: 80 },
  });
}

function appendix(number: string, title: string): Paragraph[] {
  return [
    centred([{ text: `Phụ lục ${number}`, bold: true }], { pageBreakBefore: true }),
    centred([{ text: title, bold: true }]),
    centred([
      {
        text: '(Kèm theo Báo cáo số {{so_ky_hieu}} {{ngay_thang}} của {{co_quan_ban_hanh}})',
        italics: true,
      },
    ]),
    shortRule(60),
  ];
}

function firstAppendix(): Piece[] {
  return [
    ...appendix('I', appendices.items),
    line([{ text: `{{${itemsNoteName}}}`, size: 24 }], { spacing: { before: 120, after: 120 } }),
    gridTable('bang_noi_dung', tableShapes.bang_noi_dung.columns, 18),
  ];
}

function secondAppendix(): Piece[] {
  return [
    ...appendix('II', appendices.questions),
    mark(`{{#${questionsName}}}`),
    line([{ text: `{{${questionTitleName}}}`, bold: true, size: 26 }], {
      keepNext: true,
      spacing: { before: 160, after: 60 },
    }),
    gridTable(optionsName, questionColumns, 24, { together: true }),
    mark(''),
    mark(`{{/${questionsName}}}`),
  ];
}

function thirdAppendix(): Piece[] {
  const condition = conditionOf('bang_cai_thien');
  return [
    mark(`{{#${condition}}}`),
    ...appendix('III', appendices.improvement),
    line([{ text: `{{${improvementNoteName}}}`, size: 24 }], { spacing: { before: 120, after: 120 } }),
    mark(`{{#${fullImprovement}}}`),
    gridTable('bang_cai_thien', tableShapes.bang_cai_thien.columns, 20),
    mark(`{{/${fullImprovement}}}`),
    mark(`{{#${shortImprovement}}}`),
    gridTable('bang_cai_thien', shortImprovementColumns, 22),
    mark(`{{/${shortImprovement}}}`),
    mark(`{{/${condition}}}`),
  ];
}
