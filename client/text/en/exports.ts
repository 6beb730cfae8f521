import type { Text } from '../vi.ts';

export const exports: Text['exports'] = {
  title: 'Data',
  lead: 'Ended interviews, one a row: the answers that count, stratum, probability, weight. No names, numbers or record codes.',
  formats: {
    title: 'Choose formats',
    csv: { name: 'CSV', what: 'Spreadsheets, R, Python; codes without labels' },
    sav: { name: 'SPSS (.sav)', what: 'SPSS, PSPP, Stata, R; with all Vietnamese labels and missing codes' },
    xlsx: { name: 'Excel (.xlsx)', what: 'One sheet of data, one of what the codes mean' },
    'triple-s': { name: 'Triple-S 2.0', what: 'Interchange between survey programs' },
    ddi: { name: 'DDI 2.5', what: 'Describes the survey and its variables, for archives' },
    r: {
      name: 'Package for R',
      what: 'A script that computes index, errors and breakdowns again in R (survey), with its data',
    },
    codebook: {
      name: 'Codebook (.html)',
      what: 'Each variable: question in Vietnamese and English, codes, counts, source; to read and print',
    },
  },
  download: 'Download',
  downloadAll: (count: string) => `Download ${count} formats (.zip)`,
  choose: 'Choose at least one format.',
  kept: 'Every download is written in the log.',
  tables: {
    title: 'Tables of results',
    what: 'Index, ranking of agencies, breakdowns, AAPOR rates; the sheet “Cách tính” has formula, counts and rule of each figure.',
    act: 'Download the tables (.xlsx)',
  },
  personal: {
    title: 'With names and numbers',
    why: 'Only when it is really needed, for example to settle a complaint. Who downloads, when and why is written in the log.',
    reason: 'Reason',
    hint: 'At least 10 characters, for example: to answer the complaint number …',
    short: 'State a reason of at least 10 characters first.',
    act: 'Download with names (.xlsx)',
  },
};
