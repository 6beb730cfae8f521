// Fills a template of Word with a report.
import { MimeType, TemplateHandler, type TemplateData } from 'easy-template-x';

import { chartNames } from '#domain/report/charts.ts';
import type { ReportContent } from '#domain/report/content.ts';
import { tableNames } from '#domain/report/tables.ts';
import { blockNames, headNames } from '#domain/report/text-blocks.ts';
import { textWidthMm } from '#server/platform/documents/measures.ts';
import { templateOptions, wordTable } from '#server/platform/documents/word-table.ts';
import { chartImage } from './chart-image.ts';
import {
  backCheckName,
  conditionalTables,
  conditionOf,
  factorsByAgencyName,
  headLoops,
  optionsName,
  paragraphName,
  questionsName,
  questionTitleName,
} from './vocabulary.ts';

export async function fillTemplate(template: Buffer, content: ReportContent): Promise<Buffer> {
  return new TemplateHandler(templateOptions).process(template, await dataOf(content));
}

const paragraphs = (lines: readonly string[]): TemplateData[] =>
  lines.map((line) => ({ [paragraphName]: line }));

async function dataOf(content: ReportContent): Promise<TemplateData> {
  const { head, blocks, tables, charts } = content;
  const images = await Promise.all(
    chartNames.map(async (name) => {
      const { png, width, height } = await chartImage(charts[name]);
      const altText = String(charts[name].attributes['aria-label']);
      return [name, { _type: 'image', source: png, format: MimeType.Png, width, height, altText }] as const;
    }),
  );
  return {
    ...Object.fromEntries(
      headNames.map((name) => [
        name,
        headLoops.includes(name) ? paragraphs(head[name]) : head[name].join(' '),
      ]),
    ),
    ...Object.fromEntries(blockNames.map((name) => [name, paragraphs(blocks[name])])),
    [backCheckName]: paragraphs(content.backCheck),
    ...Object.fromEntries(tableNames.map((name) => [name, tables[name].rows.map((row) => ({ ...row }))])),
    [factorsByAgencyName]: {
      _type: 'rawXml',
      xml: wordTable(content.factorsByAgency, textWidthMm),
      replaceParagraph: true,
    },
    ...Object.fromEntries(images),
    [questionsName]: content.questions.map(({ title, rows }) => ({
      [questionTitleName]: title,
      [optionsName]: rows.map((row) => ({ ...row })),
    })),
    co_kinh_gui: head.kinh_gui.length > 0,
    co_chu_quan: head.co_quan_chu_quan.length > 0,
    ...Object.fromEntries(conditionalTables.map((name) => [conditionOf(name), tables[name].rows.length > 0])),
  };
}
