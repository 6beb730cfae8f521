import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { ProblemBody } from '#contract/problems.ts';
import { getMe, signOut } from '#contract/staff.ts';
import { demoPassword } from '#server/demo-password.ts';
import { openSignInLimit } from '#server/features/staff/sign-in-limit.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { Refused, signInAs } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';

let database: FreshDatabase;
let product: Product;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const refusal = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'let in',
    (error: unknown) => (error instanceof Refused ? error.problem.code : String(error)),
  );

test('an account signs in with its password and is known afterwards', async () => {
  const person = await product.signIn('phuctra');
  expect(await person.call(getMe)).toMatchObject({
    username: 'phuctra',
    role: 'verifier',
    unit: 'Sở Nội vụ',
  });
});

test('after signing out the cookie opens nothing', async () => {
  const person = await product.signIn('phantich');
  await person.call(signOut);
  expect(await refusal(person.call(getMe))).toBe('not-signed-in');
});

test('a wrong password and an unknown account are refused alike', async () => {
  expect(await refusal(signInAs(product.origin, 'quantri', 'sai mật khẩu'))).toBe('sign-in-refused');
  expect(await refusal(signInAs(product.origin, 'khong-co-ai', 'sai mật khẩu'))).toBe('sign-in-refused');
});

test('five failures hold an account back, even with the right password, and no other account', async () => {
  for (let count = 0; count < 5; count += 1)
    expect(await refusal(signInAs(product.origin, 'dtv02', 'sai'))).toBe('sign-in-refused');
  expect(await refusal(signInAs(product.origin, 'dtv02'))).toBe('too-many-attempts');
  expect(await refusal(signInAs(product.origin, 'dtv01'))).toBe('let in');
});

test('of twenty guesses sent at once no more than five are tested', async () => {
  const guesses = Array.from({ length: 20 }, () => refusal(signInAs(product.origin, 'dtv03', 'sai')));
  const outcomes = await Promise.all(guesses);
  expect(outcomes.filter((outcome) => outcome === 'sign-in-refused')).toHaveLength(5);
  expect(outcomes.filter((outcome) => outcome === 'too-many-attempts')).toHaveLength(15);
});

test('signing in rightly costs nothing, however often', async () => {
  for (let count = 0; count < 7; count += 1)
    expect(await refusal(signInAs(product.origin, 'phantich'))).toBe('let in');
});

describe('guesses from several addresses', () => {
  const signInFrom = async (address: string, username: string, password: string): Promise<string> => {
    const response = await fetch(`${product.origin}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ username, password }),
    });
    return response.ok ? 'let in' : ((await response.json()) as ProblemBody).code;
  };

  test('a stranger elsewhere does not lock a person out', async () => {
    for (let count = 0; count < 6; count += 1) await signInFrom('192.0.2.7', 'phuctra', 'sai');
    expect(await signInFrom('192.0.2.7', 'phuctra', demoPassword)).toBe('too-many-attempts');
    expect(await signInFrom('192.0.2.8', 'phuctra', demoPassword)).toBe('let in');
  });

  test('fifty failures from everywhere hold an account back everywhere', async () => {
    const fiveFrom = (address: string) =>
      Promise.all(Array.from({ length: 5 }, () => signInFrom(address, 'dtv01', 'sai')));
    // The first forty at another server, which counts in the same database.
    const elsewhere = openSignInLimit(product.pool);
    for (let guess = 0; guess < 40; guess += 1)
      await elsewhere.takeGuess('dtv01', `198.51.100.${1 + (guess % 8)}`);
    await fiveFrom('198.51.100.9');
    expect(await signInFrom('192.0.2.9', 'dtv01', demoPassword)).toBe('let in');
    await fiveFrom('198.51.100.10');
    expect(await signInFrom('192.0.2.9', 'dtv01', demoPassword)).toBe('too-many-attempts');
  });
});

test('passwords are stored as scrypt hashes, sessions in the database', async () => {
  const accounts = await product.ctx.prisma.account.findMany();
  expect(accounts.every(({ password }) => password?.includes(':') && password.length > 100)).toBe(true);
  expect(await product.ctx.prisma.session.count()).toBeGreaterThan(0);
});

test('a page of another origin cannot act with the cookie of somebody signed in', async () => {
  const { cookie } = await product.signIn('giamsat');
  const response = await fetch(`${product.origin}/api/sign-out`, {
    method: 'POST',
    headers: { cookie, origin: 'http://xau.example', 'content-type': 'application/json' },
    body: '{}',
  });
  expect(response.status).toBe(403);
});
