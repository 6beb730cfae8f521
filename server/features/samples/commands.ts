// Drawing a sample from the accepted transactions, and confirming it: from then on it can't change.
import { problem } from '#contract/problems.ts';
import { builtInPlan } from '#domain/samples/built-in-plans.ts';
import { drawSample as draw, type SampleDraw } from '#domain/samples/draw.ts';
import { SampleFault } from '#domain/samples/sample-fault.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { openCases } from '#server/features/cases/commands.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { jsonOf } from '#server/platform/json.ts';
import { room } from '#server/platform/rooms.ts';
import { frameTransactions, type FrameRow } from './queries.ts';

/**
 * Draws by a built-in plan and a seed; a draw of the survey that isn't confirmed is replaced. Gives the sample's id.
 * @throws 'not-found', 'sample-already-confirmed', 'sample-frame-empty', 'input-invalid'
 */
export async function drawSample(
  ctx: Context,
  surveyId: string,
  input: { planKey: string; seed: string },
): Promise<string> {
  const plan = builtInPlan(input.planKey);
  if (!plan) throw problem('not-found', { what: 'plan' });
  return inTransaction(ctx, async (tx) => {
    await surveyOf(tx, surveyId);
    await tx.db.$queryRaw`select 1 from surveys where id = ${surveyId}::uuid for update`;
    if ((await tx.db.sample.count({ where: { surveyId, status: 'confirmed' } })) > 0)
      throw problem('sample-already-confirmed');
    const rows = await frameTransactions(tx, surveyId);
    const drawn = drawOrRefuse(() => draw(rows, plan, input.seed));
    await tx.db.sample.deleteMany({ where: { surveyId, status: 'drawn' } });
    const sample = await tx.db.sample.create({
      data: {
        surveyId,
        plan: jsonOf(plan),
        seed: drawn.seed,
        frameDigest: drawn.frameDigest,
        sampleDigest: drawn.sampleDigest,
        transactions: drawn.transactions,
        persons: drawn.persons,
        drawnById: actorOf(tx).id,
        drawnAt: tx.now(),
      },
    });
    await storeUnits(tx, surveyId, sample.id, drawn, rows);
    await audit(tx, 'sample-drawn', 'sample', sample.id, {
      plan: plan.id,
      seed: drawn.seed,
      sampleDigest: drawn.sampleDigest,
    });
    tx.live.publish(room.survey(surveyId), 'survey:changed', { surveyId });
    return sample.id;
  });
}

function drawOrRefuse(work: () => SampleDraw): SampleDraw {
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof SampleFault)) throw fault;
    if (fault.code === 'frame-empty') throw problem('sample-frame-empty');
    throw problem('input-invalid', { faults: [{ where: 'plan', message: fault.code }] });
  }
}

async function storeUnits(
  ctx: Context,
  surveyId: string,
  sampleId: string,
  drawn: SampleDraw,
  rows: readonly FrameRow[],
): Promise<void> {
  const strata = await ctx.db.stratum.createManyAndReturn({
    data: drawn.strata.map((stratum) => ({
      sampleId,
      key: stratum.stratumKey,
      agencyName: stratum.values.agency ?? '',
      field: stratum.values.field ?? stratum.values.tthc ?? '',
      transactionCount: stratum.transactions,
      personCount: stratum.persons,
      mainCount: stratum.n,
      reserveCount: stratum.reserve,
    })),
  });
  const stratumIds = new Map(strata.map(({ key, id }) => [key, id]));
  const rowOf = new Map(rows.map((row) => [row.transactionKey, row]));
  const found = drawn.units.map((unit) => {
    const row = rowOf.get(unit.transactionKey);
    const stratumId = stratumIds.get(unit.stratumKey);
    if (!row || !stratumId)
      throw new Error(`Drawn unit ${unit.caseKey} is not in the frame it was drawn from`);
    return { unit, row, stratumId };
  });
  await ctx.db.person.createMany({
    data: found.map(({ row }) => ({
      surveyId,
      personKey: row.personKey,
      name: row.applicantName,
      phones: [...row.phones],
    })),
    skipDuplicates: true,
  });
  const persons = await ctx.db.person.findMany({
    where: { surveyId, personKey: { in: found.map(({ row }) => row.personKey) } },
    select: { id: true, personKey: true },
  });
  const personIds = new Map(persons.map(({ personKey, id }) => [personKey, id]));
  await ctx.db.sampleUnit.createMany({
    data: found.map(({ unit, row, stratumId }) => ({
      sampleId,
      stratumId,
      personId: personIds.get(row.personKey) ?? '',
      transactionId: row.transactionId,
      caseKey: unit.caseKey,
      role: unit.role,
      position: unit.order,
      inclusionProbability: unit.inclusionProbability,
    })),
  });
}

/** Makes a drawn sample final and opens its cases. @throws 'not-found', 'sample-already-confirmed' */
export async function confirmSample(ctx: Context, sampleId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const sample = await tx.db.sample.findUnique({ where: { id: sampleId } });
    if (!sample) throw problem('not-found', { what: 'sample' });
    const { count } = await tx.db.sample.updateMany({
      where: { id: sampleId, status: 'drawn' },
      data: { status: 'confirmed', confirmedAt: tx.now() },
    });
    if (count === 0) throw problem('sample-already-confirmed');
    await openCases(tx, sample.surveyId, sampleId);
    await audit(tx, 'sample-confirmed', 'sample', sampleId, { sampleDigest: sample.sampleDigest });
    tx.live.publish(room.survey(sample.surveyId), 'survey:changed', { surveyId: sample.surveyId });
  });
}
