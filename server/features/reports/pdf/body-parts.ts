// The text of the report in the order of the outline.
import type { Content } from 'pdfmake';

import { chartTitles } from '#domain/report/charts.ts';
import type { ReportContent } from '#domain/report/content.ts';
import { outline, type OutlinePart } from '#domain/report/outline.ts';
import { caption, chart, grid, paragraph } from '#server/platform/documents/pdf-parts.ts';
import { points, sizes } from '#server/platform/documents/measures.ts';

export function bodyParts(content: ReportContent): Content[] {
  return outline.flatMap((part) => partOf(part, content));
}

function partOf(part: OutlinePart, content: ReportContent): Content[] {
  switch (part.kind) {
    case 'heading':
      return [
        {
          text: part.text,
          bold: true,
          headlineLevel: part.level,
          leadingIndent: points(12.7),
          margin: [0, part.level === 1 ? 8 : 4, 0, 5],
        },
      ];
    case 'block':
      return content.blocks[part.name].map((line) => paragraph(line, { italics: part.look === 'cited' }));
    case 'lines':
      return content.backCheck.map((line) => paragraph(line));
    case 'table': {
      const { title, columns, rows } = content.tables[part.name];
      return rows.length === 0 ? [] : [caption(title), grid(columns, rows)];
    }
    case 'factors-by-agency': {
      const { title, columns, rows } = content.factorsByAgency;
      return [caption(title), grid(columns, rows, { fontSize: sizes.table - 1 })];
    }
    case 'chart':
      return [chart(content.charts[part.name], chartTitles[part.name])];
  }
}
