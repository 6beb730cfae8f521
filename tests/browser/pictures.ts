// `npm run pictures [-- FORM…]`: a full interview by each shipped form, held in the browser against the real server and
// the simulated line; each screen is photographed in both languages and both themes, examined by axe, and measured for
// what does not fit. Ends with 1 when a conversation did not come to its end or anything was found. It takes about a
// quarter of an hour, hence beside `npm test`. The pictures and the sheets of twelve: tests/browser/screenshots/forms.
import { readdir, readFile } from 'node:fs/promises';
import { relative } from 'node:path';

import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import { openStage, type Stage } from '#tests/support/stage.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';
import { contactSheets } from './support/contact-sheet.ts';
import { walkForm, type Form } from './support/form-walk.ts';
import { openPage } from './support/page.ts';

process.env['PICTURES'] = '1';
const folder = new URL('../../prisma/questionnaires/', import.meta.url);
const isRecheck = (key: string) => key.includes('back-check');

const forms = await Promise.all(
  (await readdir(folder))
    .filter((name) => name.endsWith('.json'))
    .map(async (name) =>
      questionnaireDefinition.parse(JSON.parse(await readFile(new URL(name, folder), 'utf8'))),
    ),
);
const wanted = new Set(process.argv.slice(2));
for (const key of wanted)
  if (!forms.some((form) => form.key === key)) {
    process.stderr.write(`No form ${key}; there are ${forms.map((form) => form.key).join(', ')}\n`);
    process.exit(2);
  }

const stage = await openStage();
const faults: string[] = [];
try {
  const taken = new Set<string>();
  for (const form of forms.filter(({ key }) => !isRecheck(key))) {
    const recheck = recheckOf(form);
    const isAsked = (key: string) => (wanted.size === 0 || wanted.has(key)) && !taken.has(key);
    if (!isAsked(form.key) && !isAsked(recheck.key)) continue;
    faults.push(...(await conversations(stage, form, isAsked(recheck.key) ? recheck : null)));
    taken.add(form.key).add(recheck.key);
  }
} finally {
  await stage.close();
}
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stdout.write(`${faults.length === 0 ? 'Nothing' : faults.length} found\n`);
process.exit(faults.length === 0 ? 0 : 1);

/** The phúc tra form that repeats questions of this one. */
function recheckOf(form: Form): Form {
  const key = form.key.startsWith('ca-mau-')
    ? 'ca-mau-back-check-form'
    : form.key === 'citizen-form'
      ? 'citizen-back-check-form'
      : 'back-check-form';
  const found = forms.find((each) => each.key === key);
  if (found === undefined) throw new Error(`No form ${key}`);
  return found;
}

/** An interview by the form and, where there is one, its phúc tra. Gives what was wrong. */
async function conversations(on: Stage, form: Form, recheck: Form | null): Promise<string[]> {
  const { product, databaseUrl } = on;
  const { prisma } = product.ctx;
  await prisma.survey.updateMany({ where: { status: 'active' }, data: { status: 'closed' } });
  const phones = mobileNumbers(1, 9000 + forms.indexOf(form));
  for (const phone of phones)
    product.simulator.setBehaviour(phone.replace('0', '+84'), { kind: 'completes', ringSeconds: 1 });
  const idOf = async ({ key, version }: Form) =>
    (await prisma.questionnaireVersion.findFirstOrThrow({ where: { key, version } })).id;
  const versions = {
    interviewVersionId: await idOf(form),
    backCheckVersionId: await idOf(recheckOf(form)),
  };
  const surveyId = await activeSurvey(await product.as('giamsat'), databaseUrl, versions, {
    phones,
    backCheckRate: 1,
  });
  const found = await held(on, form, 'dtv01', async (page) => {
    await page.goto('/console');
    await page.getByRole('heading', { name: 'Vào ca phỏng vấn' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Đang tạm nghỉ').waitFor();
    await page.keyboard.press('F2');
  });
  if (recheck !== null)
    found.push(
      ...(await held(on, recheck, 'phuctra', async (page) => {
        await page.goto(`/surveys/${surveyId}/back-checks`);
        await page.getByRole('row').nth(1).focus();
        await page.keyboard.press('g');
        await page.waitForURL(/\/console/);
      })),
    );
  const complete = await prisma.interview.count({ where: { surveyId, status: 'complete' } });
  if (complete !== (recheck === null ? 1 : 2))
    found.push(`${form.key}: ${complete} conversations are complete`);
  return found;
}

/** One conversation with its pictures and sheets; what breaks it is found as well. */
async function held(
  { product, browser }: Stage,
  form: Form,
  username: string,
  begin: (page: Awaited<ReturnType<typeof openPage>>['page']) => Promise<void>,
): Promise<string[]> {
  const { cookie } = await product.signIn(username);
  const { page, complaints, close } = await openPage(browser, product.origin, { cookie });
  try {
    await begin(page);
    const { pictures, faults: seen } = await walkForm(page, form, `forms/${form.key}`);
    // Ends the shift: the next form is another survey's.
    if (username === 'dtv01') {
      await page.getByText('Chưa có hồ sơ đến giờ gọi').waitFor();
      await page.keyboard.press('Shift+F9');
      await page.getByText('Ca vừa xong').waitFor();
    }
    for (const how of ['vi-light', 'vi-dark', 'en-light', 'en-dark']) {
      const names = pictures.map((picture) => `${picture}-${how}`);
      for (const path of await contactSheets(browser, `forms/${form.key}-${how}`, names))
        process.stdout.write(`${relative('.', path)}\n`);
    }
    return [...seen, ...complaints.map((complaint) => `${form.key}: ${complaint}`)];
  } catch (error) {
    return [`${form.key}: not held to its end: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    await close();
  }
}
