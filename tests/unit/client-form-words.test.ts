import { expect, test } from 'vitest';

import { wordsIn, wordsOfForm } from '#client/frame/form-words.ts';
import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import { shippedForms } from './questionnaire-shipped.ts';

const form = questionnaireDefinition.parse(
  shippedForms.find(({ file }) => file === 'citizen-form.json')?.json,
);

test('results are named by the questionnaire in the language of whoever reads them', () => {
  const words = wordsOfForm(form, 'en');
  expect(words.factor('CS1', 'Trách nhiệm giải trình')).toBe('Accountability of state agencies');
  expect(words.item('CS1.3', 'Giáo dục phổ thông')).toBe('General education');
  // Alone, it tells of which factor it is.
  expect(words.measure('CS1.3', 'Giáo dục phổ thông')).toBe(
    'General education (Accountability of state agencies)',
  );
  expect(words.domain('q:sex', 'Giới tính')).not.toBe('Giới tính');
  expect(words.domainValue('q:sex', 'Nữ')).toBe(words.option('sex', 'Nữ'));
  // Agencies and what lists say have no other name.
  expect(words.domainValue('agency', 'UBND huyện Lập Thạch')).toBe('UBND huyện Lập Thạch');
});

test('what the questionnaire has in Vietnamese alone is marked so; what it does not have stays as it is', () => {
  const alone = questionnaireDefinition.parse(
    JSON.parse(JSON.stringify(form), (key, value: unknown) => (key === 'en' ? undefined : value)),
  );
  const words = wordsOfForm(alone, 'en');
  expect(words.option('sex', 'Nữ')).toBe('Nữ (vi)');
  expect(words.measure('CS1', 'Trách nhiệm giải trình')).toBe('Trách nhiệm giải trình (vi)');
  expect(words.measure('overall', '')).toBe('');
  expect([wordsIn('en', { vi: 'Nữ' }), wordsIn('vi', { vi: 'Nữ' })]).toEqual(['Nữ (vi)', 'Nữ']);
});
