// Names, telephone numbers and addresses leave the system only for who may have them, for a reason that is kept. Every file
// that the contract gives is taken by every role; a file that is not in the table below fails the test.
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { isAllowed } from '#contract/access.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import { endpoints } from '#contract/endpoints.ts';
import { getData } from '#contract/exports.ts';
import { createQuestionnaireDraft } from '#contract/questionnaire-drafts.ts';
import { draftReport } from '#contract/reports.ts';
import { issueLinks } from '#contract/web-forms.ts';
import { roles, type Role } from '#domain/staff/roles.ts';
import type { Person } from '#demo/person.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { flatSelection } from '#tests/support/flat-selection.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';
import { inflated } from '#tests/support/inflated.ts';

const accounts: Record<Role, string> = {
  admin: 'quantri',
  supervisor: 'giamsat',
  operator: 'dtv01',
  verifier: 'phuctra',
  analyst: 'phantich',
  official: 'sonoivu',
};
const reason = 'Đối chiếu theo đơn khiếu nại';
const forms = { format: 'docx', language: 'vi' };

/**
 * `named`: has names or numbers, so asks for a reason and writes down who took it. `slow`: takes a second to be made and is the
 * same for everybody, so it is read once.
 */
const files: Record<
  string,
  { named?: true; query?: Record<string, string>; nothingThere?: true; slow?: true }
> = {
  getReturnedList: { named: true, query: { rows: 'all' } },
  getPersonalData: { named: true },
  getNamedPaperCopies: { named: true, query: { ...forms, file: '1' } },
  getPaperCopies: { slow: true, query: { ...forms, file: '1' } },
  getBlankPaperForm: { slow: true, query: forms },
  getData: { slow: true, query: { formats: 'csv,sav,xlsx,triple-s,ddi,r,codebook' } },
  getTables: {},
  getSampleBundle: {},
  getQuestionnaireDraftFile: { query: { format: 'json' } },
  getQuestionnaireVersionFile: { query: { format: 'xlsx' } },
  getBackCheckWorkbook: {},
  getSelectionProtocol: {},
  getReportDocx: { slow: true },
  getReportPdf: { slow: true },
  getTemplateFile: {},
  getImprovementFile: {},
  getTimelineDocx: { query: { states: 'yes' } },
  getTimelinePdf: { query: { states: 'yes' } },
  getTimelineCalendar: {},
  // Voices, for whoever decides on a verdict; each hearing is logged (recordings.test.ts).
  getRecording: { nothingThere: true },
};

let database: FreshDatabase;
let product: Product;
const people = new Map<Role, Person>();
let ids: Record<string, string>;
let secrets: string[];
const phones = mobileNumbers(3, 8_900);

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  for (const role of roles) people.set(role, await product.signIn(accounts[role]));
  const surveyId = await interviewed();
  const { prisma } = product.ctx;
  const analyst = person('analyst');
  const { interviewVersionId: versionId } = product.versions;
  const from = { kind: 'version' as const, versionId };
  ids = {
    surveyId,
    versionId,
    listId: (await prisma.transactionList.findFirstOrThrow({ where: { surveyId } })).id,
    sampleId: (await prisma.sample.findFirstOrThrow({ where: { surveyId } })).id,
    draftId: (await analyst.call(createQuestionnaireDraft, { body: { from } })).id,
    reportId: (await analyst.call(draftReport, { params: { surveyId } })).id,
  };
  const persons = await prisma.person.findMany({ where: { cases: { some: { surveyId } } } });
  secrets = persons.flatMap(({ name, phones: own }) => [
    name,
    ...own.flatMap((phone) => [phone, `0${phone.slice(3)}`, phone.slice(1)]),
  ]);
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

function person(role: Role): Person {
  const found = people.get(role);
  if (!found) throw new Error(`Nobody is ${role}`);
  return found;
}

/** A survey of the same three persons each time, one of them interviewed. */
async function interviewed(): Promise<string> {
  const surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
    phones,
  });
  const { prisma } = product.ctx;
  const { id: operatorId } = await prisma.user.findUniqueOrThrow({ where: { username: 'dtv01' } });
  const { id: caseId } = await prisma.case.findFirstOrThrow({
    where: { surveyId },
    orderBy: { drawOrder: 'asc' },
  });
  await prisma.interview.create({
    data: {
      surveyId,
      caseId,
      purpose: 'interview',
      questionnaireVersionId: product.versions.interviewVersionId,
      operatorId,
      status: 'complete',
      completionNumber: 1,
      selection: flatSelection(surveyId, operatorId),
      startedAt: new Date('2024-08-01T03:00:00Z'),
      endedAt: new Date('2024-08-01T03:05:30Z'),
      countedAnswers: { create: [{ questionName: 'DV1.1', value: { value: 4 }, code: 4 }] },
    },
  });
  return surveyId;
}

async function taken(endpoint: Endpoint, role: Role, query: Record<string, string>): Promise<Response> {
  const path = endpoint.path.replaceAll(
    /:(\w+)/g,
    (_all, name: string) => ids[name] ?? ids['surveyId'] ?? '',
  );
  return fetch(`${product.origin}${path}?${new URLSearchParams(query)}`, {
    headers: { cookie: person(role).cookie },
  });
}

/** All words of a file, whatever it is packed in. */
async function wordsOf(response: Response): Promise<string> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (response.headers.get('content-type') !== 'application/pdf') return inflated(Buffer.from(bytes));
  return (await extractText(await getDocumentProxy(bytes), { mergePages: true })).text;
}

const given = Object.entries<Endpoint>(endpoints).filter(([, { gives }]) => gives === 'file');

test('every file that the contract gives is known to be named or not', () => {
  expect(given.map(([name]) => name).toSorted()).toEqual(Object.keys(files).toSorted());
});

describe.each(given)('%s', (name, endpoint) => {
  const { named, query = {}, nothingThere, slow } = files[name] ?? {};
  const first = roles.find((role) => isAllowed(endpoint.access, role));
  const tried = slow ? roles.filter((role) => role === first || !isAllowed(endpoint.access, role)) : roles;
  test.each(tried)('gives %s no name and no number without the right and a reason', async (role) => {
    const before = await taken(endpoint, role, query);
    if (!isAllowed(endpoint.access, role)) return expect(before.status).toBe(403);
    if (nothingThere) return expect(before.status).toBe(404);
    if (named) {
      expect(before.status).toBe(400);
      const asked = await taken(endpoint, role, { ...query, reason });
      expect(asked.status).toBe(200);
      const words = await wordsOf(asked);
      expect(secrets.some((secret) => words.includes(secret))).toBe(true);
      const { id: actorId } = await product.ctx.prisma.user.findUniqueOrThrow({
        where: { username: accounts[role] },
      });
      const [entry] = await product.ctx.prisma.auditEntry.findMany({ orderBy: { id: 'desc' }, take: 1 });
      expect(entry).toMatchObject({ actorId, details: { reason } });
    } else {
      expect(before.status).toBe(200);
      const words = await wordsOf(before);
      expect(secrets.filter((secret) => words.includes(secret))).toEqual([]);
    }
  });
});

test('links, which have names and numbers, are given for a reason alone, and that is written down', async () => {
  const params = { surveyId: ids['surveyId'] ?? '' };
  const body = { cases: 'all' as const, validUntil: '2099-01-01', files: ['csv' as const], reason: '' };
  const official = person('official');
  await expect(official.call(issueLinks, { params, body })).rejects.toThrow('400');
  await official.call(issueLinks, { params, body: { ...body, reason } });
  const [entry] = await product.ctx.prisma.auditEntry.findMany({ orderBy: { id: 'desc' }, take: 1 });
  expect(entry).toMatchObject({ action: 'web-links-issued', details: { reason } });
});

test('nothing joins one person’s forms of two surveys: the code of a form belongs to the form', async () => {
  const other = await interviewed();
  const rowsOf = async (surveyId: string) => {
    const path = getData.path.replace(':surveyId', surveyId);
    const response = await fetch(`${product.origin}${path}?formats=csv`, {
      headers: { cookie: person('analyst').cookie },
    });
    const [head = '', row = ''] = (await response.text()).trim().split('\n');
    return new Map(
      head.split(',').map((column, at) => [column.replace('\uFEFF', ''), row.split(',')[at] ?? '']),
    );
  };
  const [one, next] = [await rowsOf(ids['surveyId'] ?? ''), await rowsOf(other)];
  expect(one.get('phieu')).toMatch(/^[\da-f-]{36}$/);
  const long = (value: string): boolean => /[\da-f]{8}/i.test(value);
  const shared = [...one].filter(([column, value]) => long(value) && next.get(column) === value);
  expect(shared).toEqual([]);
});
