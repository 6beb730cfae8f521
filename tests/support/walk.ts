// One person knocks on every door of the contract and sends every live event, with bodies that are taken: what comes back
// is for whoever listens (everything-sent.ts). Doors and events are read from the contract, so that a new one is walked
// too, or the walk says that it does not know how.
import { readFileSync } from 'node:fs';

import { isAllowed } from '#contract/access.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import { endpoints } from '#contract/endpoints.ts';
import { clientToServer, type ClientEventName } from '#contract/live-events.ts';
import { defaultSelectionSettings } from '#domain/back-checks/selection-settings.ts';
import { builtInPlans } from '#domain/samples/built-in-plans.ts';
import type { Role } from '#domain/staff/roles.ts';
import { demoPassword } from '#server/demo-password.ts';
import type { Person } from '#demo/person.ts';
import type { Product } from './product.ts';
import { sampleOf } from './sample.ts';
import { roundTheClock } from './survey.ts';

type Name = keyof typeof endpoints;
type Ids = Record<string, readonly string[]>;

const form: unknown = JSON.parse(
  readFileSync(new URL('../../prisma/questionnaires/transaction-form.json', import.meta.url), 'utf8'),
);
const plan = { key: null, definition: builtInPlans[0] };

/** Bodies whose schema does not say all that is asked of them. */
const bodies: Partial<Record<Name, unknown>> = {
  issueLinks: { validUntil: '2099-12-31', cases: 'without', files: ['csv'], reason: 'Thử mọi cửa' },
  recordDisposition: { disposition: 'complete', then: 'pause' },
  savePlan: plan,
  previewPlan: { definition: builtInPlans[0] },
  saveQuestionnaireDraft: { revision: 1, definition: form },
  setSelectionSettings: defaultSelectionSettings,
  setSurveySettings: {
    verificationPhone: '1022',
    startsOn: '2020-01-01',
    endsOn: '2099-12-31',
    callRules: roundTheClock,
  },
  signIn: { username: 'nobody', password: demoPassword },
};
/** What alone of a body its schema does not say. */
const fields: Partial<Record<Name, object>> = { createSurvey: { verificationPhone: '1022' } };
const queries: Partial<Record<Name, string>> = {
  getData: 'formats=csv',
  getCodeShare: 'question=open&code=1',
};

/** What ends a thing that the others need is knocked at last. */
const lastly: readonly Name[] = [
  'cancelList',
  'withdrawList',
  'moveSurvey',
  'hangUp',
  'endUnattended',
  'pauseSurvey',
];

/** Doors that a walk leaves to somebody else, each with the reason. */
export type Left = Partial<Record<Name, string>>;

export interface Knock {
  readonly name: string;
  readonly allowed: boolean;
  readonly status: number;
  readonly code: string | undefined;
}

/** What the walk would not know how to knock at: must be nothing. */
export function unknownDoors(): string[] {
  return Object.entries<Endpoint>(endpoints).flatMap(([name, { path, method, takes, body, query }]) => {
    const parameters = [...path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter ?? '');
    const strange = parameters.filter((parameter) => !knownParameters.includes(parameter));
    const hasBody = method === 'GET' || takes === 'file' || body.safeParse(bodyOf(name, body, {})).success;
    const hasQuery = query.safeParse(Object.fromEntries(new URLSearchParams(queryOf(name, query)))).success;
    return [
      ...strange.map((parameter) => `${name}: no id is known for :${parameter}`),
      ...(hasBody ? [] : [`${name}: no body is known`]),
      ...(hasQuery ? [] : [`${name}: no query is known`]),
    ];
  });
}

const knownParameters = [
  'agencyId',
  'attemptId',
  'backCheckId',
  'draftId',
  'handId',
  'interviewId',
  'listId',
  'number',
  'operatorId',
  'periodId',
  'recordingId',
  'reportId',
  'sampleId',
  'stepId',
  'surveyId',
  'versionId',
];

/** Ids of what there is, by the name that addresses and payloads give them; the latest few of each. */
async function idsByName({ ctx: { prisma } }: Product, surveyId: string): Promise<Ids> {
  const ids = async (rows: Promise<{ id: unknown }[]>) => (await rows).map(({ id }) => String(id));
  const select = { id: true } as const;
  return {
    surveyId: [surveyId],
    number: ['1'],
    backCheckId: await ids(prisma.backCheck.findMany({ select })),
    recordingId: await ids(prisma.recording.findMany({ select })),
    attemptId: await ids(prisma.contactAttempt.findMany({ select, orderBy: { startedAt: 'desc' }, take: 3 })),
    interviewId: await ids(prisma.interview.findMany({ select })),
    versionId: await ids(prisma.questionnaireVersion.findMany({ select, take: 2 })),
    listId: await ids(prisma.transactionList.findMany({ select })),
    sampleId: await ids(prisma.sample.findMany({ select })),
    agencyId: await ids(prisma.agency.findMany({ select, take: 1 })),
    operatorId: await ids(prisma.user.findMany({ select, where: { role: 'operator' } })),
  };
}

/** Everything but what is left out with a reason, by somebody of this role. */
export async function tryEverything(
  product: Product,
  person: Person,
  { role, surveyId, left }: { role: Role; surveyId: string; left: Left },
): Promise<Knock[]> {
  const ids = await idsByName(product, surveyId);
  const doors = Object.entries<Endpoint>(endpoints)
    .filter(([name]) => !(name in left))
    .toSorted(([one], [other]) => lastly.indexOf(one as Name) - lastly.indexOf(other as Name));
  const knocks: Knock[] = [];
  for (const [name, endpoint] of doors)
    for (const path of addresses(endpoint.path, ids)) {
      const response = await fetch(`${product.origin}${path}?${queryOf(name, endpoint.query)}`, {
        method: endpoint.method,
        ...requestOf(name, endpoint, ids, person.cookie),
      });
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      const answer: unknown = isJson ? await response.json() : await response.arrayBuffer();
      const code =
        typeof answer === 'object' && answer !== null && 'code' in answer ? String(answer.code) : undefined;
      knocks.push({ name, allowed: isAllowed(endpoint.access, role), status: response.status, code });
    }
  await sendEverything(person, ids);
  return knocks;
}

/** Every address that the ids at hand give; a thing of which there is none is asked for by an id of nothing. */
function addresses(path: string, ids: Ids): string[] {
  const parameter = /:(\w+)/.exec(path)?.[1];
  if (parameter === undefined) return [path];
  const known = ids[parameter] ?? [];
  return (known.length > 0 ? known : [crypto.randomUUID()]).flatMap((id) =>
    addresses(path.replace(`:${parameter}`, id), ids),
  );
}

/** Nothing where nothing has to be asked. */
function queryOf(name: string, schema: Endpoint['query']): string {
  const known = queries[name as Name];
  if (known !== undefined || schema.safeParse({}).success) return known ?? '';
  const sample = sampleOf(schema, () => crypto.randomUUID()) as Record<string, unknown>;
  return new URLSearchParams(
    Object.entries(sample).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}

function bodyOf(name: string, schema: Endpoint['body'], ids: Ids): unknown {
  const known = bodies[name as Name];
  if (known !== undefined) return known;
  const sample = sampleOf(schema, (property) => ids[property]?.[0] ?? crypto.randomUUID());
  return name in fields ? { ...Object(sample), ...fields[name as Name] } : sample;
}

function requestOf(
  name: string,
  { method, takes, body }: Endpoint,
  ids: Ids,
  cookie: string,
): { headers: Record<string, string>; body?: string | FormData } {
  if (method === 'GET') return { headers: { cookie } };
  if (takes !== 'file') {
    const headers = { cookie, 'content-type': 'application/json' };
    return { headers, body: JSON.stringify(bodyOf(name, body, ids)) };
  }
  const file = new FormData();
  file.set('file', new Blob(['Mã hồ sơ,SĐT\n1,0912345678\n']), 'danh-sach.csv');
  return { headers: { cookie }, body: file };
}

/** Who is ready is given another citizen: the tests ask for that themselves. */
const eventsLeft: readonly ClientEventName[] = ['session:ready'];

/** Of a question that there is. */
const answer = { sequence: 999, questionName: 'DV1.1', value: { value: 1 } };

async function sendEverything(person: Person, ids: Ids): Promise<void> {
  const socket = person.socket as unknown as {
    emitWithAck(name: string, payload: unknown): Promise<unknown>;
  };
  for (const [event, { payload }] of Object.entries(clientToServer)) {
    if (eventsLeft.includes(event as ClientEventName)) continue;
    const sample = sampleOf(payload, (property) => ids[property]?.[0] ?? crypto.randomUUID());
    await socket.emitWithAck(
      event,
      event === 'answer:record' ? { ...(sample as object), ...answer } : sample,
    );
  }
}
