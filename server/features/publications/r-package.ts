// The script for R that computes everything again, with the survey's own settings at its head.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { dispositionCodes } from '#domain/attempts/disposition-codes.ts';
import { aaporOf } from '#domain/attempts/dispositions.ts';
import type { PublicationRule } from '#domain/publication/published-figures.ts';
import type { IndexStructure } from '#domain/results/index-structure.ts';
import { standingOf } from '#domain/samples/weights.ts';

export const rScriptName = 'tinh-lai.R';

const body = readFileSync(join(import.meta.dirname, 'recompute.R'), 'utf8');

/** @param title of the survey, for the first line */
export function rScript(
  title: string,
  structure: IndexStructure,
  rule: PublicationRule,
  domains: readonly string[],
): string {
  const factors = structure.groups.flatMap((group) => group.factors);
  const standings = dispositionCodes.map(
    (code) => [code, standingOf(aaporOf(code, 'named-list').aaporClass)] as const,
  );
  const settings = [
    `item = ${text(rule.item)}`,
    `rollup = ${text(rule.rollup)}`,
    `weights = ${list(Object.entries(rule.weights ?? {}).map(([code, weight]) => [code, String(weight)]))}`,
    `loneUnits = ${text(rule.loneUnits)}`,
    `weighting = ${text(rule.weighting)}`,
    `factors = ${list(factors.map(({ code, itemCodes }) => [code, vector(itemCodes)]))}`,
    `groups = ${list(structure.groups.map((group) => [group.code, vector(group.factors.map(({ code }) => code))]))}`,
    `standings = c(${standings.map(([code, standing]) => `${text(code)} = ${text(standing)}`).join(', ')})`,
    `domains = ${vector(domains)}`,
  ];
  const head = `# ${title.replaceAll(/\s+/g, ' ')}\nsettings <- list(\n  ${settings.join(',\n  ')}\n)\n\n`;
  return head + body;
}

function text(value: string): string {
  return JSON.stringify(value);
}

function vector(values: readonly string[]): string {
  return values.length === 0 ? 'character(0)' : `c(${values.map(text).join(', ')})`;
}

function list(entries: readonly (readonly [name: string, value: string])[]): string {
  return `list(${entries.map(([name, value]) => `${text(name)} = ${value}`).join(', ')})`;
}
