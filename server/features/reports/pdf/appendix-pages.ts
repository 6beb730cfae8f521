// The appendices, each on pages of its own.
import type { Content } from 'pdfmake';

import type { ReportContent } from '#domain/report/content.ts';
import { isShort, shortImprovementColumns } from '#domain/report/further-tables.ts';
import { appendices } from '#domain/report/outline.ts';
import { questionColumns } from '#domain/report/tables.ts';
import { centred, grid, rule } from '#server/platform/documents/pdf-parts.ts';
import { points, sizes, textWidth } from '#server/platform/documents/measures.ts';

export function appendixPages(content: ReportContent): Content[] {
  const { columns, rows } = content.tables.bang_noi_dung;
  const improvement = content.tables.bang_cai_thien;
  return [
    ...titles('I', appendices.items, content),
    { text: content.notes.items, fontSize: sizes.table, margin: [0, 4, 0, 6] },
    grid(columns, rows, { fontSize: sizes.dense }),
    ...titles('II', appendices.questions, content),
    ...content.questions.map((question): Content => ({
      unbreakable: true,
      stack: [
        { text: question.title, bold: true, fontSize: sizes.small, margin: [0, 4, 0, 3] },
        grid(questionColumns, question.rows),
      ],
    })),
    ...(improvement.rows.length === 0
      ? []
      : [
          ...titles('III', appendices.improvement, content),
          { text: content.notes.improvement, fontSize: sizes.table, margin: [0, 4, 0, 6] } as Content,
          grid(isShort(improvement) ? shortImprovementColumns : improvement.columns, improvement.rows, {
            fontSize: sizes.small - 3,
          }),
        ]),
  ];
}

function titles(number: string, title: string, { head }: ReportContent): Content[] {
  const of = [head.so_ky_hieu, head.ngay_thang].map((lines) => lines.join(' ')).join(' ');
  return [
    { text: `Phụ lục ${number}`, bold: true, alignment: 'center', pageBreak: 'before' },
    centred(title, { bold: true }),
    centred(`(Kèm theo Báo cáo số ${of} của ${head.co_quan_ban_hanh.join(' ')})`, { italics: true }),
    rule(points(40), textWidth),
  ];
}
