// Fills a template of Word with a report.
import { MimeType, TemplateHandler, type TemplateData } from 'easy-template-x';

import { chartNames } from '#domain/report/charts.ts';
import type { ReportContent } from '#domain/report/content.ts';
import { isShort } from '#domain/report/further-tables.ts';
import { tableNames } from '#domain/report/tables.ts';
import { blockNames, headNames } from '#domain/report/text-blocks.ts';
import { textWidthMm } from '#server/platform/documents/measures.ts';
import { templateOptions, wordTable } from '#server/platform/documents/word-table.ts';
import { chartImage } from './chart-image.ts';
import {
  backCheckName,
  conditionalTables,
  conditionOf,
  draftName,
  factorsByAgencyName,
  fullImprovement,
  headLoops,
  improvementNoteName,
  itemsNoteName,
  optionsName,
  paragraphName,
  questionsName,
  questionTitleName,
  shortImprovement,
} from './vocabulary.ts';

export async function fillTemplate(template: Buffer, content: ReportContent): Promise<Buffer> {
  const handler = new TemplateHandler(templateOptions);
  const named = new Set((await handler.parseTags(template)).map(({ name }) => name));
  return handler.process(
    template,
    await dataOf(named.has(draftName) ? content : withDraftInText(content), named),
  );
}

/** A template of before has no place for it; a draft says that it is one all the same. */
function withDraftInText(content: ReportContent): ReportContent {
  const { notes, blocks } = content;
  if (notes.draft === null) return content;
  return { ...content, blocks: { ...blocks, mo_dau: [`${notes.draft}.`, ...blocks.mo_dau] } };
}

const paragraphs = (lines: readonly string[]): TemplateData[] =>
  lines.map((line) => ({ [paragraphName]: line }));

/** @param named by the template: charts that it leaves out are not drawn */
async function dataOf(content: ReportContent, named: ReadonlySet<string>): Promise<TemplateData> {
  const { head, blocks, tables, charts, notes } = content;
  const images = await Promise.all(
    chartNames
      .filter((name) => named.has(name))
      .map(async (name) => {
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
    [`co_${draftName}`]: notes.draft !== null,
    [draftName]: notes.draft ?? '',
    [itemsNoteName]: notes.items,
    [improvementNoteName]: notes.improvement,
    [fullImprovement]: !isShort(tables.bang_cai_thien),
    [shortImprovement]: isShort(tables.bang_cai_thien),
    co_kinh_gui: head.kinh_gui.length > 0,
    co_chu_quan: head.co_quan_chu_quan.length > 0,
    ...Object.fromEntries(conditionalTables.map((name) => [conditionOf(name), tables[name].rows.length > 0])),
  };
}
