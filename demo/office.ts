// What Sở Nội vụ does at the end: drafts the report, keeps it as a file, and publishes an edition with its bundle.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { getPublication, publishEdition } from '#contract/publications.ts';
import { draftReport, getReportDocx, getReportPdf } from '#contract/reports.ts';
import type { Person } from './person.ts';

export interface Published {
  /** Files that were written. */
  readonly files: readonly string[];
  /** Address of the public page. */
  readonly address: string;
}

/**
 * Report and edition of a survey.
 * @param folder where report and bundle are written
 * @throws Error when something blocks the publication, naming it
 */
export async function reportAndPublish(
  official: Person,
  survey: { id: string; code: string },
  { origin, folder }: { origin: string; folder: string },
): Promise<Published> {
  const params = { surveyId: survey.id };
  const report = await official.call(draftReport, { params });
  const given = async (path: string, name: string): Promise<string> => {
    const response = await fetch(`${origin}${path}`, { headers: { cookie: official.cookie } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    const file = join(folder, name);
    await writeFile(file, Buffer.from(await response.arrayBuffer()));
    return file;
  };
  const files = [
    await given(getReportDocx.path.replace(':reportId', report.id), `${survey.code}-bao-cao.docx`),
    await given(getReportPdf.path.replace(':reportId', report.id), `${survey.code}-bao-cao.pdf`),
  ];
  const { readiness } = await official.call(getPublication, { params });
  const blocked = readiness.filter(({ state }) => state === 'blocks').map(({ key }) => key);
  if (blocked.length > 0) throw new Error(`${survey.code} cannot be published: ${blocked.join(', ')}`);
  const { number } = await official.call(publishEdition, {
    params,
    body: {
      withFrame: true,
      reason: '',
      accepted: readiness.filter(({ state }) => state === 'warns').map(({ key }) => key),
    },
  });
  const address = `/cong-bo/${survey.code}/${number}`;
  files.push(await given(`${address}/ho-so.zip`, `${survey.code}-ho-so.zip`));
  return { files, address: `${origin}${address}` };
}
