// The sheet `ln_index`: a row per group and factor of the satisfaction index.

import type { IndexStructure } from '#domain/questionnaire/definition.ts';
import { type WrittenRow, writtenTexts } from './written-row.ts';

export function indexRows({ groups, factors }: IndexStructure): WrittenRow[] {
  return [
    ...groups.map(({ code, name }) => ({ level: 'group', code, ...writtenTexts('label', name) })),
    ...factors.map(({ code, name, group }) => ({
      level: 'factor',
      code,
      group,
      ...writtenTexts('label', name),
    })),
  ];
}
