// A form with questions of every kind.
import { readFile } from 'node:fs/promises';

import type { Context } from '#server/context.ts';
import { publishQuestionnaire } from '#server/features/questionnaires/commands.ts';

const asked = { seconds: 8, special: ['dontKnow', 'refused'], source: 'Chỉ để thử' };
/** Publishes the shipped form with one question of each kind that it lacks, right after the introduction. Gives the version's id. */
export async function formOfEveryKind(ctx: Context): Promise<string> {
  const file = new URL('../../../prisma/questionnaires/transaction-form.json', import.meta.url);
  const form = JSON.parse(await readFile(file, 'utf8')) as { blocks: { questions: unknown[] }[] };
  const named = (vi: string, say: string) => ({ label: { vi, en: vi }, say: { vi: say, en: say } });
  form.blocks[1]?.questions.unshift(
    { ...asked, ...named('Lời kể', 'Ông/Bà kể lại giúp lần đó ạ?'), name: 'told', kind: 'text' },
    {
      ...asked,
      ...named('Kênh đã dùng', 'Ông/Bà đã liên hệ với cơ quan qua những cách nào ạ?'),
      name: 'channels',
      kind: 'multiple',
      options: ['Đến tận nơi', 'Qua mạng', 'Gọi điện thoại', 'Bưu điện', 'Nhờ người quen', 'Cách khác'].map(
        (vi, index) => ({ code: index + 1, label: { vi, en: vi } }),
      ),
    },
    {
      ...asked,
      ...named('Số lần đi lại', 'Ông/Bà phải đi lại mấy lần ạ?'),
      name: 'visits',
      kind: 'number',
      validation: { hard: { min: 0, max: 50, whole: true } },
      checks: [
        {
          when: { and: [{ chosen: ['channels', 2] }, { gt: [{ answer: 'visits' }, 1] }] },
          hard: true,
          message: {
            vi: 'Làm qua mạng thì không phải đi lại hai lần trở lên.',
            en: 'Online needs no trips.',
          },
        },
      ],
    },
    { ...asked, ...named('Ngày nhận', 'Ông/Bà nhận kết quả ngày nào ạ?'), name: 'received', kind: 'date' },
  );
  return publishQuestionnaire(ctx, { ...form, key: 'moi-kieu', version: 1 });
}
