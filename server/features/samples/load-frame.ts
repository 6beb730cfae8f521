// The accepted transactions of a survey as a draw takes them, read in portions: a province's year is a million of them.
import { namesApart } from '#domain/agencies/frame-names.ts';
import { nameId, type NameKey } from '#domain/agencies/name-key.ts';
import type { UnitSystem } from '#domain/agencies/unit-systems.ts';
import { villageOf } from '#domain/samples/address-area.ts';
import { agencyLevel } from '#domain/samples/agency-level.ts';
import { statedAreas } from '#domain/samples/area-matcher.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import type { AgencyLevel, SamplePlan } from '#domain/samples/plan.ts';
import { createSamePersons } from '#domain/samples/same-persons.ts';
import { remembered } from '#domain/lists/remembered.ts';
import type { Database } from '#server/context.ts';
import { agencyOfNames } from '#server/features/agencies/queries.ts';
import type { RunQuery } from '#server/platform/run-query.ts';
import { barredPhones, reasonToExclude, type FrameSurvey } from './barred-phones.ts';

const rowsAtOnce = 20_000;

interface FrameRow {
  readonly key: string;
  readonly person: string;
  readonly phones: readonly string[];
  readonly agency: string | null;
  readonly agencyKey: string | null;
  readonly system: UnitSystem;
  readonly field: string | null;
  readonly tthc: string | null;
  readonly resultOn: string | null;
  readonly channel: string | null;
  readonly timeliness: string | null;
  readonly organisation: boolean;
  readonly address: string | null;
}

export interface LoadedFrame {
  readonly transactions: readonly FrameTransaction[];
  /** Numbers of clerks and agents: a person drawn by another number is not called by these. */
  readonly sharedPhones: ReadonlySet<string>;
}

interface FrameAgency {
  /** Null for a name that is not linked: the list's stands. */
  readonly name: string | null;
  /** What tells it from another of its name. */
  readonly apart: string;
  readonly level: AgencyLevel | null;
  readonly district: string | null;
}

/** By the code system of its records and its spelling key, what each agency of the survey's lists is in the frame. */
async function agenciesOfFrame(
  run: RunQuery,
  db: Database,
  ofSurvey: number,
): Promise<Record<UnitSystem, Map<string, FrameAgency>>> {
  const names = await run<NameKey & { name: string }>(
    `select agency_key as key, unit_system as system, min(agency_name collate "C") as name from transactions
     where survey_number = $1 and fate = 'accepted' and agency_key is not null
     group by agency_key, unit_system order by 1, 2`,
    [ofSurvey],
  );
  const known = await agencyOfNames(db, names);
  const stated = names.map(({ system, key, name }) => {
    const agency = known.get(nameId({ system, key }));
    return agency
      ? { ...agency, system, agencyId: agency.id }
      : { system, name, level: agencyLevel(name), agencyId: null, district: null };
  });
  const apart = namesApart(stated);
  const agencies = { '63': new Map<string, FrameAgency>(), '34': new Map<string, FrameAgency>() };
  for (const [place, { system, key }] of names.entries()) {
    const agency = known.get(nameId({ system, key }));
    const own = apart[place] ?? '';
    agencies[system].set(key, {
      name: agency ? `${agency.name}${own}` : null,
      apart: own,
      level: agency?.level ?? null,
      district: agency?.district ?? null,
    });
  }
  return agencies;
}

/**
 * All of them, those with a reason to be left out too, each person under a running number, one who has several telephone
 * numbers under one. An agency that is linked goes by its official name, level and district; any other by the name of the
 * list. Addresses are read for plans that draw villages.
 */
export async function loadFrame(
  run: RunQuery,
  db: Database,
  survey: FrameSurvey,
  now: Date,
  plan: SamplePlan,
): Promise<LoadedFrame> {
  const barred = await barredPhones(run, survey, now);
  const agencies = await agenciesOfFrame(run, db, survey.number);
  const personNumbers = new Map<string, string>();
  const same = createSamePersons((phone) => barred.sharedPhone.has(phone));
  const transactions: FrameTransaction[] = [];
  const once = remembered((text: string) => text);

  const numberOf = (person: string): string => {
    const known = personNumbers.get(person);
    if (known !== undefined) return known;
    const number = String(personNumbers.size + 1);
    personNumbers.set(person, number);
    return number;
  };

  const withVillages = plan.parts.some(({ strata }) => strata.includes('village'));
  for (let after = ''; ;) {
    const rows = await run<FrameRow>(
      `select transaction_key as key, coalesce(person_key, transaction_key) as person, phones, agency_name as agency,
              agency_key as "agencyKey", unit_system as system, field, tthc_name as tthc, result_on::text as "resultOn", channel, timeliness,
              organisation, address
       from transactions
       where survey_number = $1 and fate = 'accepted' and transaction_key > $2
       order by transaction_key limit ${rowsAtOnce}`,
      [survey.number, after],
    );
    for (const row of rows) {
      const agency = row.agencyKey === null ? undefined : agencies[row.system].get(row.agencyKey);
      const excludedBecause = reasonToExclude(row.phones, barred);
      if (row.phones.length > 1) same.note(row.person, row.phones);
      // Assigned one by one: spreading objects into each other takes three times as long for a million rows.
      const transaction: FrameTransaction = {
        transactionKey: row.key,
        personKey: numberOf(row.person),
        agency: agency?.name ?? once(`${row.agency ?? ''}${agency?.apart ?? ''}`),
        field: once(row.field ?? ''),
        tthcName: once(row.tthc ?? ''),
        resultOn: once(row.resultOn ?? ''),
        organisation: row.organisation,
      };
      if (agency?.level) transaction.level = agency.level;
      if (agency?.district) transaction.district = agency.district;
      if (withVillages && row.address !== null) {
        const village = villageOf(row.address, statedAreas(transaction).commune);
        if (village !== '') transaction.village = once(village);
      }
      if (row.channel !== null) transaction.channel = once(row.channel);
      if (row.timeliness !== null) transaction.timeliness = once(row.timeliness);
      if (excludedBecause) transaction.excludedBecause = excludedBecause;
      transactions.push(transaction);
    }
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) break;
    after = last.key;
  }
  const standIns = new Map<string, string>();
  for (const [key, standIn] of same.standIns()) standIns.set(numberOf(key), numberOf(standIn));
  if (standIns.size > 0)
    for (const transaction of transactions)
      transaction.personKey = standIns.get(transaction.personKey) ?? transaction.personKey;
  leaveInPeace(transactions);
  return { transactions, sharedPhones: barred.sharedPhone };
}

/** Whoever was called lately is not drawn through another transaction either, which may state another number. */
function leaveInPeace(transactions: readonly FrameTransaction[]): void {
  const rested = new Set<string>();
  for (const { personKey, excludedBecause } of transactions)
    if (excludedBecause === 'recentlyCalled') rested.add(personKey);
  if (rested.size === 0) return;
  for (const transaction of transactions)
    if (rested.has(transaction.personKey)) transaction.excludedBecause = 'recentlyCalled';
}
