// Every door and who may use it: the contract is walked, and each role is tried on each endpoint and live event.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { isAllowed } from '#contract/access.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import { endpoints } from '#contract/endpoints.ts';
import { clientToServer, type ClientEventName } from '#contract/live-events.ts';
import { roles, type Role } from '#domain/staff/roles.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';

const accountOf: Record<Role, string> = {
  admin: 'quantri',
  supervisor: 'giamsat',
  operator: 'dtv01',
  verifier: 'phuctra',
  analyst: 'phantich',
  official: 'sonoivu',
};
const somebody = '00000000-0000-4000-8000-000000000000';
/** Signing out would end the walk of that role; it is tried by itself. */
const walked = Object.entries<Endpoint>(endpoints).filter(([name]) => name !== 'signOut');

let database: FreshDatabase;
let product: Product;
const people = new Map<Role, Person>();

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
  for (const role of roles) people.set(role, await product.signIn(accountOf[role]));
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

async function knock(
  endpoint: Endpoint,
  cookie: string,
): Promise<{ status: number; code: string | undefined }> {
  const path = endpoint.path.replaceAll(/:\w+/g, somebody);
  const response = await fetch(`${product.origin}${path}`, {
    method: endpoint.method,
    headers: { cookie, ...(endpoint.method === 'POST' ? { 'content-type': 'application/json' } : {}) },
    ...(endpoint.method === 'POST' ? { body: '{}' } : {}),
  });
  // A file may be given, too.
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body: unknown = isJson ? await response.json() : await response.arrayBuffer();
  const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : undefined;
  return { status: response.status, code };
}

describe.each(walked)('%s', (_name, endpoint) => {
  test.each(roles)('lets %s in exactly if the contract says so', async (role) => {
    const { status, code } = await knock(endpoint, people.get(role)?.cookie ?? '');
    if (isAllowed(endpoint.access, role)) expect([code, status]).not.toContainEqual('forbidden');
    else expect({ status, code }).toEqual({ status: 403, code: 'forbidden' });
    expect(status).not.toBe(500);
  });

  test('asks whoever is not signed in to sign in, unless it is public', async () => {
    const { status, code } = await knock(endpoint, '');
    if (endpoint.access === 'public') expect(code).not.toBe('not-signed-in');
    else expect({ status, code }).toEqual({ status: 401, code: 'not-signed-in' });
  });
});

describe.each(Object.keys(clientToServer) as ClientEventName[])('%s', (event) => {
  test.each(roles)('lets %s in exactly if the contract says so', async (role) => {
    const socket = people.get(role)?.socket as unknown as {
      emitWithAck(name: string, payload: unknown): Promise<unknown>;
    };
    const ack = (await socket.emitWithAck(event, {})) as { ok: boolean; problem?: { code: string } };
    const allowed = (clientToServer[event].roles as readonly Role[]).includes(role);
    if (allowed) expect(ack.problem?.code).not.toBe('forbidden');
    else expect(ack.problem?.code).toBe('forbidden');
    expect(ack.problem?.code).not.toBe('internal');
  });
});

test('the OpenAPI document has every endpoint of the contract', async () => {
  const document = (await (await fetch(`${product.origin}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const operations = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(operations.sort()).toEqual(Object.keys(endpoints).sort());
});
