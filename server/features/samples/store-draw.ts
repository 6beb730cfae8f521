// What a draw gave, into the tables, in the draw's transaction: strata, persons, units, replicates, and the frame as it was.
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import type pg from 'pg';

import { csvLine } from '#domain/bundle/csv-text.ts';
import { frameCells, frameColumns } from '#domain/bundle/frame-file.ts';
import { agenciesOfStrata } from '#domain/samples/stratum-agency.ts';
import type { SampleDraw } from '#domain/samples/draw.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import type { LoadedFrame } from './load-frame.ts';

const unitsAtOnce = 20_000;
const chunkBytes = 1024 * 1024;
const linesAtOnce = 1000;

interface SampleToStore {
  readonly id: string;
  readonly surveyId: string;
}

/** Stores the draw as the survey's only one that is not confirmed. */
export async function storeDraw(
  client: pg.PoolClient,
  sample: SampleToStore,
  drawn: SampleDraw,
  frame: LoadedFrame,
): Promise<void> {
  await deleteOlderDraws(client, sample);
  await storeStrata(client, sample, drawn, frame);
  await storeUnits(client, sample, drawn, frame);
  await client.query(
    `insert into replicates (sample_id, number, units)
     select $1, place, units from unnest($2::int[]) with ordinality as replicate (units, place)`,
    [sample.id, drawn.replicates],
  );
  await storeFrame(client, sample.id, frame.transactions);
  await client.query(
    `update samples
     set status = 'drawn', seed = $2, frame_digest = $3, sample_digest = $4, transactions = $5, persons = $6, excluded = $7
     where id = $1`,
    [
      sample.id,
      drawn.seed,
      drawn.frameDigest,
      drawn.sampleDigest,
      drawn.transactions,
      drawn.persons,
      JSON.stringify(drawn.excluded),
    ],
  );
}

/** With their persons: a name and a number are kept of nobody who is not drawn. */
async function deleteOlderDraws(client: pg.PoolClient, { id, surveyId }: SampleToStore): Promise<void> {
  await client.query(
    `delete from samples where survey_id = $1 and id <> $2 and status in ('drawn', 'failed')`,
    [surveyId, id],
  );
  await client.query(
    `delete from persons p
     where p.survey_id = $1 and not exists (select 1 from sample_units u where u.person_id = p.id)`,
    [surveyId],
  );
}

async function storeStrata(
  client: pg.PoolClient,
  { id }: SampleToStore,
  { strata, units }: SampleDraw,
  { transactions }: LoadedFrame,
): Promise<void> {
  const agencies = agenciesOfStrata(strata, units, transactions);
  await client.query(
    `insert into strata (sample_id, key, part, values, agency_name, field, shortfall, transaction_count, person_count,
                         main_count, reserve_count)
     select $1, key, part, values, agency, coalesce(values ->> 'field', values ->> 'tthc', ''),
            shortfall, transactions, persons, main, reserve
     from unnest($2::text[], $3::text[], $4::jsonb[], $5::int[], $6::int[], $7::int[], $8::int[], $9::int[], $10::text[])
       as stratum (key, part, values, shortfall, transactions, persons, main, reserve, agency)`,
    [
      id,
      strata.map(({ stratumKey }) => stratumKey),
      strata.map(({ part }) => part),
      strata.map(({ values }) => JSON.stringify(values)),
      strata.map(({ shortfall }) => shortfall),
      strata.map((stratum) => stratum.transactions),
      strata.map(({ persons }) => persons),
      strata.map(({ n }) => n),
      strata.map(({ reserve }) => reserve),
      strata.map(({ stratumKey }) => agencies.get(stratumKey) ?? ''),
    ],
  );
}

/** A unit finds its transaction by key, and through that its person, whose numbers are those that may be called. */
async function storeUnits(
  client: pg.PoolClient,
  sample: SampleToStore,
  { units }: SampleDraw,
  { sharedPhones }: LoadedFrame,
): Promise<void> {
  let stored = 0;
  for (let at = 0; at < units.length; at += unitsAtOnce) {
    const portion = units.slice(at, at + unitsAtOnce);
    const { rowCount } = await client.query(
      `with drawn as (
         select unit.*, t.id as transaction_id, coalesce(t.person_key, t.transaction_key) as person_key,
                coalesce(t.applicant_name, '') as name, t.organisation,
                array(select phone from unnest(t.phones) with ordinality as each (phone, place)
                      where phone <> all ($10::text[]) order by place) as phones
         from unnest($3::text[], $4::text[], $5::text[], $6::int[], $7::int[], $8::text[], $9::float8[])
           as unit (transaction_key, stratum_key, role, position, replicate, case_key, probability)
         join transactions t on t.survey_id = $2 and t.transaction_key = unit.transaction_key and t.fate = 'accepted'
       ), person as (
         insert into persons (survey_id, person_key, name, organisation, phones)
         select $2, person_key, name, organisation, phones from drawn
         returning id, person_key
       )
       insert into sample_units (sample_id, stratum_id, person_id, transaction_id, case_key, role, position, replicate,
                                 inclusion_probability)
       select $1, s.id, person.id, drawn.transaction_id, drawn.case_key, drawn.role::unit_role, drawn.position,
              drawn.replicate, drawn.probability
       from drawn join person using (person_key) join strata s on s.sample_id = $1 and s.key = drawn.stratum_key`,
      [
        sample.id,
        sample.surveyId,
        portion.map(({ transactionKey }) => transactionKey),
        portion.map(({ stratumKey }) => stratumKey),
        portion.map(({ role }) => role),
        portion.map(({ order }) => order),
        portion.map(({ replicate }) => replicate),
        portion.map(({ caseKey }) => caseKey),
        portion.map(({ inclusionProbability }) => inclusionProbability),
        [...sharedPhones],
      ],
    );
    stored += rowCount ?? 0;
  }
  if (stored !== units.length)
    throw new Error(`${units.length} units were drawn and ${stored} are in the frame they were drawn from`);
}

async function storeFrame(
  client: pg.PoolClient,
  sampleId: string,
  transactions: readonly FrameTransaction[],
): Promise<void> {
  await pipeline(frameText(transactions), createGzip(), async (packed: AsyncIterable<Buffer>) => {
    let position = 0;
    let waiting: Buffer[] = [];
    const store = async (): Promise<void> => {
      await client.query('insert into sample_frame_chunks (sample_id, position, bytes) values ($1, $2, $3)', [
        sampleId,
        position,
        Buffer.concat(waiting),
      ]);
      position += 1;
      waiting = [];
    };
    for await (const bytes of packed) {
      waiting.push(bytes);
      if (waiting.reduce((sum, { length }) => sum + length, 0) >= chunkBytes) await store();
    }
    await store();
  });
}

function* frameText(transactions: readonly FrameTransaction[]): Generator<string> {
  yield csvLine(frameColumns);
  for (let at = 0; at < transactions.length; at += linesAtOnce)
    yield transactions
      .slice(at, at + linesAtOnce)
      .map((transaction) => csvLine(frameCells(transaction)))
      .join('');
}
