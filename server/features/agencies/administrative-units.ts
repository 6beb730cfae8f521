// Both code systems of administrative units in the database: loaded from the files that come with the product, searched.
import { readFile } from 'node:fs/promises';

import type { AdministrativeUnitView } from '#contract/agencies.ts';
import { canonicalText } from '#domain/samples/canonical-text.ts';
import { foldText } from '#domain/lists/names.ts';
import { levelOfCode, unitSystems, type UnitSystem } from '#domain/agencies/unit-systems.ts';
import type { Context, Database } from '#server/context.ts';

/**
 * Brings the units of prisma/administrative-units into the database: all of them the first time, later those that
 * changed. Units are never taken out, since agencies may stand for them. Gives how many were written.
 */
export async function loadAdministrativeUnits(ctx: Context): Promise<number> {
  const units = (await Promise.all(unitSystems.map(unitsOfFile))).flat();
  return ctx.db.$executeRaw`
    insert into administrative_units as u (system, code, name, folded, level, parent_code, became_code)
    select * from jsonb_to_recordset(${JSON.stringify(units)}::jsonb)
      as t(system text, code text, name text, folded text, level text, parent_code text, became_code text)
    order by system, code
    on conflict (system, code) do update
    set name = excluded.name, folded = excluded.folded, level = excluded.level, parent_code = excluded.parent_code,
        became_code = excluded.became_code
    where (u.name, u.folded, u.level, u.parent_code, u.became_code)
      is distinct from (excluded.name, excluded.folded, excluded.level, excluded.parent_code, excluded.became_code)`;
}

async function unitsOfFile(system: UnitSystem) {
  const file = new URL(`../../../prisma/administrative-units/units-${system}.csv`, import.meta.url);
  const [header = '', ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    // No name has a comma or a quotation mark: make-units.py refuses to write one.
    const cells = line.split(',');
    const cell = (column: string) => cells[columns.indexOf(column)] ?? '';
    const level = levelOfCode(cell('code'));
    if (level === null || cell('name') === '') throw new Error(`${file.pathname}: ${line} is no unit`);
    return {
      system,
      code: cell('code'),
      name: cell('name'),
      folded: foldText(cell('name')),
      level,
      parent_code: cell('parent') || null,
      became_code: cell('became') || null,
    };
  });
}

const mostFound = 40;

type FoundUnit = Omit<AdministrativeUnitView, 'became'> & {
  becameCode: string | null;
  becameName: string | null;
};

/**
 * Units of a system by code or by words of the name, with or without marks; words may also be of what they lie in ("dak
 * ha dak glong"). Those whose own name has all the words first, then as it was typed, then by level. Nothing typed gives all provinces.
 */
export async function findUnits(
  db: Database,
  system: UnitSystem,
  search: string,
): Promise<AdministrativeUnitView[]> {
  const words = foldText(search)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return viewsOf(await provincesOf(db, system));
  const typed = canonicalText(search);
  const patterns = words.map((word) => `% ${word}%`);
  return viewsOf(
    await db.$queryRaw<FoundUnit[]>`
      with named as (
        select u.system, u.code, u.name, u.level, u.became_code,
               nullif(concat_ws(', ', p.name, g.name), '') as parent_name,
               ' ' || u.folded as own, ' ' || concat_ws(' ', u.folded, p.folded, g.folded) as whole
        from administrative_units u
        left join administrative_units p on p.system = u.system and p.code = u.parent_code
        left join administrative_units g on g.system = p.system and g.code = p.parent_code
        where u.system = ${system}
      )
      select n.system, n.code, n.name, n.level, n.parent_name as "parentName",
             b.code as "becameCode", b.name as "becameName"
      from named n left join administrative_units b on b.system = '34' and b.code = n.became_code
      where n.code = ${typed} or n.whole like all (${patterns}::text[])
      order by n.code = ${typed} desc, n.own like all (${patterns}::text[]) desc,
               position(lower(${typed}) in lower(n.name)) > 0 desc, length(n.code), length(n.name), n.code
      limit ${mostFound}`,
  );
}

function provincesOf(db: Database, system: UnitSystem): Promise<FoundUnit[]> {
  return db.$queryRaw<FoundUnit[]>`
    select u.system, u.code, u.name, u.level, null as "parentName", b.code as "becameCode", b.name as "becameName"
    from administrative_units u left join administrative_units b on b.system = '34' and b.code = u.became_code
    where u.system = ${system} and u.level = 'province' order by u.code`;
}

function viewsOf(found: readonly FoundUnit[]): AdministrativeUnitView[] {
  return found.map(({ becameCode, becameName, ...unit }) => ({
    ...unit,
    became: becameCode !== null && becameName !== null ? { code: becameCode, name: becameName } : null,
  }));
}
