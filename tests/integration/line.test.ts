// One case after another through the real line: claim, job, carrier, signed webhooks, disposition, next action.
// The same suite runs on both queues.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { getFloor } from '#contract/monitoring.ts';
import { getIndex } from '#contract/results.ts';
import { sentinelNumbers } from '#simulator/citizens/sentinels.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { dispose, fillForm, nextTalk, sitDown } from '#tests/support/interview.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { queueKinds, type QueueStore } from '#tests/support/queue-kinds.ts';
import { activeSurvey, mobileNumbers, roundTheClock, type SurveyOptions } from '#tests/support/survey.ts';

describe.each(queueKinds)('on $name', ({ open }) => {
  let database: FreshDatabase;
  let queues: QueueStore;
  let product: Product;
  let operator: Person;
  let supervisor: Person;

  beforeAll(async () => {
    database = await freshDatabase();
    queues = await open();
    product = await startProduct({ databaseUrl: database.url, redisUrl: queues.redisUrl });
    operator = await product.signIn('dtv01');
    supervisor = await product.signIn('giamsat');
  });
  afterAll(async () => {
    await product.close();
    await queues.close();
    await database.drop();
  });

  async function surveyOf(options: SurveyOptions): Promise<string> {
    const surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, options);
    await supervisor.emit('survey:watch', { surveyId });
    return surveyId;
  }
  const casesOf = (surveyId: string) =>
    product.ctx.prisma.case.findMany({
      where: { surveyId },
      include: { attempts: true },
      orderBy: { drawOrder: 'asc' },
    });
  const caseThat = (
    surveyId: string,
    satisfies: (surveyCase: Awaited<ReturnType<typeof casesOf>>[number]) => boolean,
  ) =>
    supervisor
      .until(
        'floor:changed',
        () => casesOf(surveyId),
        (cases) => cases.some(satisfies),
      )
      .then((cases) => cases.find(satisfies));
  const national = (phone: string) => phone.replace('+84', '0');
  const [, noAnswer, busy, switchedOff, notInUse] = sentinelNumbers.map(national);

  test.each([
    [noAnswer, 'no-answer'],
    [busy, 'busy'],
    [switchedOff, 'unreachable'],
    [notInUse, 'number-not-in-use'],
  ])('a call to %s that nobody takes is disposed as %s and tried again later', async (phone, disposition) => {
    const surveyId = await surveyOf({ phones: [phone ?? ''] });
    await sitDown(operator, surveyId);
    await operator.emit('session:ready', {});
    const waiting = await caseThat(surveyId, (each) => each.disposition === disposition);
    expect(waiting).toMatchObject({ status: 'open', held: false, attemptCount: 1 });
    const attempt = await product.ctx.prisma.call.findFirstOrThrow({
      where: { attempt: { surveyCase: { surveyId } } },
    });
    const waitMinutes = ((waiting?.nextCallAt?.getTime() ?? 0) - (attempt.endedAt?.getTime() ?? 0)) / 60_000;
    const wanted = roundTheClock.retryAfterMinutes[disposition as 'busy'];
    expect(waitMinutes).toBeGreaterThanOrEqual(wanted - 1);
    await operator.emit('session:pause', { reason: 'test' });
  });

  test('a citizen who answers is put through, the form is filled and the index moves', async () => {
    const surveyId = await surveyOf({ phones: [national(sentinelNumbers[0] ?? '')] });
    await sitDown(operator, surveyId);
    await operator.emit('session:ready', {});
    const attempt = await nextTalk(operator);
    const { answers } = await fillForm(operator, attempt);
    const before = await supervisor.call(getIndex, { params: { surveyId } });
    await dispose(operator, attempt, 'complete');
    const after = await supervisor.until(
      'floor:changed',
      () => supervisor.call(getIndex, { params: { surveyId } }),
      ({ interviews }) => interviews === 1,
    );
    expect(before.overall.shown).toBeNull();
    expect(after.overall.shown).toBe(100);
    expect(after.factors.flatMap(({ items }) => items).filter(({ valid }) => valid === 1)).toHaveLength(
      [...answers.keys()].filter((name) => name.startsWith('DV')).length,
    );
    const floor = await supervisor.call(getFloor, { params: { surveyId } });
    expect(floor.band).toMatchObject({ target: 1, completes: 1, completesToday: 1 });
  });

  test('a refusal that asks never to be called again closes the case and bars the number in every survey', async () => {
    const phone = mobileNumbers(1, 500)[0] ?? '';
    product.simulator.setBehaviour(phone.replace('0', '+84'), { kind: 'refuses', ringSeconds: 1 });
    const surveyId = await surveyOf({ phones: [phone] });
    const other = await surveyOf({ phones: [phone] });
    await sitDown(operator, surveyId);
    await operator.emit('session:ready', {});
    await dispose(operator, await nextTalk(operator), 'refusal-hard');
    const [closed] = await casesOf(surveyId);
    expect(closed).toMatchObject({ status: 'final', disposition: 'refusal-hard', reason: 'do-not-call' });
    const [barred] = await casesOf(other);
    expect(barred).toMatchObject({ status: 'final', reason: 'do-not-call', attemptCount: 0 });
    // A survey that comes later does not draw them any more.
    const later = await surveyOf({ phones: [phone, ...mobileNumbers(1, 501)] });
    expect(await casesOf(later)).toHaveLength(1);
    await sitDown(operator, other);
    await operator.emit('session:ready', {});
    await operator.console(({ waiting }) => waiting?.reason === 'no-case-due');
    await product.simulator.whenIdle();
    const e164 = phone.replace('0', '+84');
    expect(product.simulator.log().calls.filter(({ to }) => to === e164)).toHaveLength(1);
    await operator.emit('session:pause', { reason: 'test' });
  });

  test('a wrong person closes the case and lets the next reserve of its stratum in, once', async () => {
    const phones = mobileNumbers(60, 1000);
    for (const phone of phones)
      product.simulator.setBehaviour(phone.replace('0', '+84'), { kind: 'wrong-person', ringSeconds: 1 });
    const surveyId = await surveyOf({ phones, planKey: 'binh-dinh-2023', agencyName: 'Sở Tư pháp' });
    const before = await casesOf(surveyId);
    await sitDown(operator, surveyId);
    await operator.emit('session:ready', {});
    await dispose(operator, await nextTalk(operator), 'wrong-person');
    const after = await casesOf(surveyId);
    expect(after).toHaveLength(before.length + 1);
    const closed = after.find(({ status }) => status === 'final');
    const released = after.find(({ replacesId }) => replacesId !== null);
    expect(closed?.disposition).toBe('wrong-person');
    expect(released).toMatchObject({
      replacesId: closed?.id,
      stratumId: closed?.stratumId,
      releaseReason: 'wrong-person',
      status: 'open',
    });
    const unit = await product.ctx.prisma.sampleUnit.findUniqueOrThrow({
      where: { id: released?.sampleUnitId ?? '' },
    });
    expect(unit).toMatchObject({ role: 'reserve', position: 1 });
  });

  test('an appointment brings the same citizen back before everybody else', async () => {
    const surveyId = await surveyOf({ phones: mobileNumbers(3, 2000) });
    for (const phone of mobileNumbers(3, 2000))
      product.simulator.setBehaviour(phone.replace('0', '+84'), { kind: 'call-later', ringSeconds: 1 });
    await sitDown(operator, surveyId);
    await operator.emit('session:ready', {});
    const attempt = await nextTalk(operator);
    const agreedAt = new Date(Date.now() + 3_600_000).toISOString();
    await dispose(operator, attempt, 'appointment', { appointmentAt: agreedAt, note: 'gọi buổi chiều' });
    const agreed = await product.ctx.prisma.case.findUniqueOrThrow({ where: { id: attempt.case.id } });
    expect(agreed).toMatchObject({
      status: 'open',
      nextCallAt: new Date(agreedAt),
      appointmentAt: new Date(agreedAt),
    });

    // The hour passes.
    await product.ctx.prisma.case.update({
      where: { id: agreed.id },
      data: { nextCallAt: new Date(), appointmentAt: new Date() },
    });
    await operator.emit('session:ready', {});
    const again = await nextTalk(operator);
    expect(again.case).toMatchObject({
      id: agreed.id,
      earlier: [{ disposition: 'appointment', note: 'gọi buổi chiều' }],
    });
    await dispose(operator, again, 'not-available');
  });

  test('an interview broken off resumes at the same question, for any operator', async () => {
    const surveyId = await surveyOf({ phones: mobileNumbers(1, 3000) });
    product.simulator.setBehaviour(mobileNumbers(1, 3000)[0]?.replace('0', '+84') ?? '', {
      kind: 'completes',
      ringSeconds: 1,
    });
    await sitDown(operator, surveyId);
    await operator.emit('session:ready', {});
    const first = await nextTalk(operator);
    const begun = await fillForm(operator, first, undefined, 9);
    await dispose(operator, first, 'callback-mid-interview');
    await operator.emit('session:end', {});
    await product.ctx.prisma.case.update({ where: { id: first.case.id }, data: { nextCallAt: new Date() } });

    const colleague = await product.signIn('dtv02');
    await sitDown(colleague, surveyId);
    await colleague.emit('session:ready', {});
    const second = await nextTalk(colleague);
    const resumed = await fillForm(colleague, second, undefined, 0);
    expect(second.case.id).toBe(first.case.id);
    expect(resumed.path.current).toBe(begun.path.current);
    expect(resumed.answers).toEqual(begun.answers);
    await dispose(colleague, second, 'not-available');
    await colleague.emit('session:end', {});
  });
});
