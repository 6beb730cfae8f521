// What repeats down a list (agencies, procedures, how transactions went) is stored once for the list; its rows have
// numbers instead.
import type pg from 'pg';

import { spellingKey } from '#domain/samples/spelling.ts';
import { uuidBytes } from '#server/platform/binary-copy.ts';
import { copyRows } from '#server/platform/copy-writer.ts';

type Term = readonly (string | null)[];

/** Numbers for what a row says; null where it says nothing. */
export interface ListTerms {
  agency(name: string | null): number | null;
  procedure(name: string | null, code: string | null, field: string | null): number | null;
  course(sheet: string, status: string | null, channel: string | null, timeliness: string | null): number;
  /** Terms that are not stored yet. */
  readonly waiting: number;
  /** Stores them, in the transaction of this connection. */
  store(client: pg.PoolClient): Promise<void>;
}

/** Lists that do not repeat themselves: a term that was forgotten gets another number, which is as good. */
const mostKnown = 10_000;
const mostOfOneBeginning = 30;

/** The terms of one list, none of which is stored yet. */
export function createListTerms(listId: string): ListTerms {
  const agencies = createNumbering();
  const procedures = createNumbering();
  const courses = createNumbering();
  return {
    agency: (name) => (name === null ? null : agencies.numberOf(name, null, null, null)),
    procedure: (name, code, field) =>
      name === null && code === null && field === null ? null : procedures.numberOf(name, code, field, null),
    // The sheet, which is nearly always the same, tells least apart.
    course: (sheet, status, channel, timeliness) => courses.numberOf(status, channel, timeliness, sheet),
    get waiting() {
      return agencies.waiting() + procedures.waiting() + courses.waiting();
    },
    async store(client) {
      await storeTerms(client, listId, 'list_agencies (list_id, number, name, key)', {
        ...agencies.taken(),
        columnsOf: ([name = null]) => [name, name === null ? null : spellingKey(name)],
      });
      await storeTerms(client, listId, 'list_procedures (list_id, number, name, code, field)', {
        ...procedures.taken(),
        columnsOf: (term) => term.slice(0, 3),
      });
      await storeTerms(client, listId, 'list_courses (list_id, number, sheet, status, channel, timeliness)', {
        ...courses.taken(),
        columnsOf: ([status = null, channel = null, timeliness = null, sheet = null]) => [
          sheet,
          status,
          channel,
          timeliness,
        ],
      });
    },
  };
}

interface TermsToStore {
  /** The number of the first. */
  readonly from: number;
  readonly terms: readonly Term[];
  readonly columnsOf: (term: Term) => Term;
}

async function storeTerms(
  client: pg.PoolClient,
  listId: string,
  into: string,
  { from, terms, columnsOf }: TermsToStore,
): Promise<void> {
  if (terms.length === 0) return;
  const list = uuidBytes(listId);
  await copyRows(client, into, async ({ rows, send }) => {
    for (const [place, term] of terms.entries()) {
      const columns = columnsOf(term);
      rows.row(2 + columns.length);
      rows.uuid(list);
      rows.int4(from + place);
      for (const column of columns) rows.text(column);
      if (rows.size > portionBytes) await send();
    }
  });
}

const portionBytes = 64 * 1024;

interface Known {
  readonly term: Term;
  readonly number: number;
}

interface Numbering {
  numberOf(first: string | null, second: string | null, third: string | null, fourth: string | null): number;
  waiting(): number;
  taken(): { from: number; terms: readonly Term[] };
}

function createNumbering(): Numbering {
  /** By the first of their texts, which tells nearly all of them apart. */
  const known = new Map<string | null, Known[]>();
  let waiting: Term[] = [];
  let given = 0;

  function learn(term: Term): number {
    given += 1;
    waiting.push(term);
    if (known.size >= mostKnown) known.clear();
    const [first = null] = term;
    const alike = known.get(first);
    if (alike && alike.length < mostOfOneBeginning) alike.push({ term, number: given });
    else known.set(first, [{ term, number: given }]);
    return given;
  }

  return {
    numberOf(first, second, third, fourth) {
      const alike = known.get(first);
      if (alike)
        for (let at = 0; at < alike.length; at += 1) {
          const { term, number } = alike[at] as Known;
          if (term[1] === second && term[2] === third && term[3] === fourth) return number;
        }
      return learn([first, second, third, fourth]);
    },
    waiting: () => waiting.length,
    taken() {
      const terms = waiting;
      waiting = [];
      return { from: given - terms.length + 1, terms };
    },
  };
}
