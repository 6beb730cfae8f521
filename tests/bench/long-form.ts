// The shipped transaction form made longer; the longest in the field ask 60 questions of a satisfied citizen.
import { readFile } from 'node:fs/promises';

const file = new URL('../../prisma/questionnaires/transaction-form.json', import.meta.url);
const satisfaction = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'];

interface Form {
  blocks: { name: string; title: object; questions: object[] }[];
}

/** The form with a block more before its end, every second question of which hangs on the one before. */
export async function longForm(length: number): Promise<object> {
  const form = JSON.parse(await readFile(file, 'utf8')) as Form;
  const shipped = form.blocks.reduce((sum, { questions }) => sum + questions.length, 0);
  const more = {
    name: 'more',
    title: { vi: 'Ý kiến khác', en: 'Other opinions' },
    questions: Array.from({ length: length - shipped }, (_, index) => question(index)),
  };
  return { ...form, key: `questions-${length}`, blocks: form.blocks.toSpliced(-1, 0, more) };
}

function question(index: number): object {
  const label = `Ý kiến thêm ${index + 1}`;
  const say = `Thưa {respondent.title}, về nội dung thứ ${index + 1} trong thủ tục {transaction.tthcName}, {respondent.title} hài lòng ở mức nào ạ?`;
  return {
    name: `more.${index + 1}`,
    kind: 'single',
    label: { vi: label, en: label },
    say: { vi: say, en: say },
    instruction: { vi: 'Không gợi ý.', en: 'Do not prompt.' },
    options: satisfaction.map((words, at) => ({ code: at + 1, label: { vi: words, en: words } })),
    special: ['notApplicable', 'dontKnow', 'refused'],
    ...(index % 2 === 1 && { showIf: { in: [{ answer: `more.${index}` }, [1, 2, 3, 4, 5]] } }),
    seconds: 10,
    source: 'Chỉ để đo',
  };
}
