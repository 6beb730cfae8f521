import { describe, expect, test } from 'vitest';

import type { Behaviour } from '#simulator/citizens/behaviour.ts';
import { ordinaryDay, type DaySettings } from '#simulator/citizens/day.ts';
import { personaOf, type Persona } from '#simulator/citizens/persona.ts';
import { answerInWords } from '#simulator/speech/answers.ts';
import type { Citizen } from '#simulator/speech/citizen.ts';
import { newConversation, reply } from '#simulator/speech/conversation.ts';
import { isAside, readAges, readScale, readYesNo, stepOf } from '#simulator/speech/labels.ts';
import { meaningOf, recordedAs } from '#simulator/speech/meaning.ts';
import { regionalSatisfaction, satisfactionPhrases } from '#simulator/speech/phrases.ts';
import { topicOf, type Question } from '#simulator/speech/topics.ts';

const phones = Array.from({ length: 1500 }, (_, index) => `+8497${String(index * 6007).padStart(7, '0')}`);

interface Changes {
  phone?: string;
  attempt?: number;
  earlierInterviews?: number;
  behaviour?: Behaviour;
  day?: Partial<DaySettings>;
  persona?: Partial<Persona>;
}

function citizen(changes: Changes = {}): Citizen {
  const phoneE164 = changes.phone ?? '+84971234567';
  return {
    seed: 1,
    phoneE164,
    persona: { ...personaOf(1, phoneE164), ...changes.persona },
    behaviour: changes.behaviour ?? { kind: 'completes' },
    attempt: changes.attempt ?? 1,
    earlierInterviews: changes.earlierInterviews ?? 0,
    day: { ...ordinaryDay, doesNotKnow: 0, asksBack: 0, ...changes.day },
  };
}

function question(name: string, text: string, labels: string[] = [], kind = 'single'): Question {
  return { name, text, kind, options: labels.map((label, index) => ({ code: `c${index + 1}`, label })) };
}

function answer(of: Citizen, asked: Question): unknown {
  return recordedAs(meaningOf(of, asked));
}

const fiveSteps = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'];
const item = question('DV1.1', 'Ông/Bà hài lòng thế nào với biển hiệu, chỉ dẫn?', fiveSteps);

describe('labels', () => {
  test.each([
    ['Rất hài lòng', 2],
    ['5. Rất hài lòng', 2],
    ['HÀI LÒNG', 1],
    ['Bình thường', 0],
    ['Ít quan tâm', -0.5],
    ['Không đồng ý', -1],
    ['Hoàn toàn không đồng ý', -2],
    ['Rất kém', -2],
    ['Very dissatisfied', -2],
    ['Đã nhận kết quả', undefined],
  ])('"%s" is step %s', (label, step) => {
    expect(stepOf(label)).toBe(step);
  });

  test('asides stay out of the scale, by their words or by 97 to 99', () => {
    const options = [...fiveSteps, 'Không biết', 'Từ chối trả lời'].map((label, index) => ({
      code: String(index),
      label,
    }));
    expect(readScale([...options, { code: '97', label: 'Khác' }])?.map(({ step }) => step)).toEqual([
      -2, -1, 0, 1, 2,
    ]);
    expect(isAside({ code: '2', label: 'Không rõ ràng' })).toBe(false);
  });

  test('numbers alone are a scale, two answers are not', () => {
    const numbers = ['1', '2', '3', '4', '5'].map((label) => ({ code: label, label }));
    expect(readScale(numbers)?.map(({ step }) => step)).toEqual([-2, -1, 0, 1, 2]);
    expect(
      readScale([
        { code: '1', label: 'Nam' },
        { code: '2', label: 'Nữ' },
      ]),
    ).toBeUndefined();
  });

  test('yes and no are told apart, also with reservations', () => {
    const options = ['Có, đã nhận kết quả', 'Có, nhưng chưa nhận kết quả', 'Không', 'Không nhớ'].map(
      (label, index) => ({ code: String(index), label }),
    );
    expect(readYesNo(options)?.yes.map(({ code }) => code)).toEqual(['0', '1']);
    expect(readYesNo(options)?.no.map(({ code }) => code)).toEqual(['2']);
    expect(readYesNo(fiveSteps.map((label) => ({ code: label, label })))).toBeUndefined();
  });

  test.each([
    ['18–24', 18, 24],
    ['Từ 25 đến 34 tuổi', 25, 34],
    ['Trên 60', 61, 150],
    ['>60', 61, 150],
    ['Từ 60 tuổi trở lên', 60, 150],
    ['Dưới 18 tuổi', 0, 17],
  ])('"%s" spans %i to %i', (label, from, to) => {
    expect(readAges(label)).toEqual({ from, to });
  });
});

describe('topics', () => {
  test.each([
    ['F1', 'Ông/Bà từ đủ 18 tuổi trở lên?', 'adult'],
    ['F2', 'Trong kỳ, Ông/Bà có nộp hồ sơ tại đơn vị và đã nhận kết quả không?', 'transaction'],
    ['consent', 'Ông/Bà có đồng ý tham gia không?', 'consent'],
    ['recording-consent', 'Cuộc gọi được ghi âm, Ông/Bà đồng ý không?', 'recording-consent'],
    ['q7', 'Ông/Bà có phải đưa thêm tiền ngoài quy định không?', 'bribe'],
    ['q8', 'Hôm trước Ông/Bà có được gọi điện phỏng vấn không?', 'earlier-interview'],
    ['age-group', 'Xin cho biết nhóm tuổi', 'age'],
    ['q9', 'Ông/Bà làm nghề gì?', 'occupation'],
    ['MD.10', 'Làm thủ tục qua mạng dễ dàng hơn, Ông/Bà có mong đợi không ạ?', 'other'],
    ['DV4.2', 'Kết quả có thông tin đầy đủ, chính xác?', 'other'],
  ])('%s "%s" is about %s', (name, text, topic) => {
    expect(topicOf(question(name, text))).toBe(topic);
  });
});

describe('meaning', () => {
  test('of satisfaction is near the national level, with every step in use', () => {
    const answers = phones.map((phone) => answer(citizen({ phone }), item));
    const satisfied = answers.filter((code) => code === 'c4' || code === 'c5').length / answers.length;
    expect(satisfied).toBeGreaterThan(0.75);
    expect(satisfied).toBeLessThan(0.92);
    expect(new Set(answers)).toEqual(new Set(['c1', 'c2', 'c3', 'c4', 'c5']));
  });

  test('hangs together within a person, more than between persons, and is not one answer to everything', () => {
    const [first, second] = ['DV1.1', 'DV1.2'].map((name) =>
      phones.map((phone) => answer(citizen({ phone }), { ...item, name })),
    );
    const agreeing = (shift: number) =>
      phones.filter((_phone, index) => first?.[index] === second?.[(index + shift) % phones.length]).length /
      phones.length;
    expect(agreeing(0)).toBeGreaterThan(agreeing(1) + 0.2);
    expect(agreeing(0)).toBeLessThan(0.9);
  });

  test('between two calls changes only by the noise, and by one step', () => {
    const differ = phones.filter((phone) => {
      const [first, second] = [1, 2].map((attempt) => answer(citizen({ phone, attempt }), item));
      return first !== second;
    });
    expect(differ.length / phones.length).toBeGreaterThan(0.02);
    expect(differ.length / phones.length).toBeLessThan(0.12);
    const silent = phones.filter((phone) => {
      const [first, second] = [1, 2].map((attempt) =>
        answer(citizen({ phone, attempt, day: { retestNoise: 0 } }), item),
      );
      return first !== second;
    });
    expect(silent).toEqual([]);
  });

  test('of facts follows the persona and never the call', () => {
    const old = citizen({
      persona: {
        ageYears: 67,
        sex: 'female',
        ethnicity: 'Tày',
        education: 'university',
        occupation: 'retired',
        residence: 'upland',
      },
      attempt: 3,
    });
    const asked: [Question, string][] = [
      [question('sex', 'Giới tính', ['Nam', 'Nữ']), 'Nữ'],
      [question('age-group', 'Nhóm tuổi', ['18–24', '25–34', '35–49', '50–60', 'Trên 60']), 'Trên 60'],
      [question('ethnicity', 'Dân tộc', ['Kinh', 'Dân tộc khác']), 'Dân tộc khác'],
      [
        question('education', 'Học vấn', [
          'Tiểu học trở xuống',
          'THCS',
          'THPT',
          'Trung cấp, cao đẳng',
          'Đại học',
          'Trên đại học',
        ]),
        'Đại học',
      ],
      [
        question('occupation', 'Nghề nghiệp', [
          'Cán bộ, công chức, viên chức',
          'Doanh nghiệp',
          'Lao động tự do, nội trợ',
          'Nông nghiệp',
          'Hưu trí',
          'Sinh viên',
          'Khác',
        ]),
        'Hưu trí',
      ],
      [question('residence', 'Nơi ở', ['Đô thị', 'Nông thôn', 'Miền núi, hải đảo']), 'Miền núi, hải đảo'],
    ];
    for (const [each, label] of asked) {
      expect(each.options.find(({ code }) => code === answer(old, each))?.label).toBe(label);
    }
    expect(answer(old, question('age', 'Ông/Bà bao nhiêu tuổi?', [], 'number'))).toBe(67);
  });

  test('of eligibility and consent is yes, unless the citizen is not eligible', () => {
    const used = question('F2', 'Ông/Bà có nộp hồ sơ và đã nhận kết quả không?', ['Có', 'Không']);
    const consent = question('consent', 'Ông/Bà có đồng ý tham gia không?', ['Đồng ý', 'Không đồng ý']);
    for (const phone of phones.slice(0, 200)) {
      expect([answer(citizen({ phone }), used), answer(citizen({ phone }), consent)]).toEqual(['c1', 'c1']);
      expect(answer(citizen({ phone, behaviour: { kind: 'not-eligible' } }), used)).toBe('c2');
    }
  });

  test('in phúc tra agrees, denies or differs as the citizen was told', () => {
    const recalled = question('q1', 'Hôm trước Ông/Bà có được gọi phỏng vấn không?', ['Có', 'Không']);
    const told = (recall: 'steady' | 'denies' | 'differs', earlierInterviews: number) =>
      citizen({
        behaviour: { kind: 'completes', temperament: { recall, satisfaction: 5 } },
        earlierInterviews,
      });
    expect(answer(told('steady', 0), recalled)).toBe('c1');
    expect(answer(told('steady', 1), recalled)).toBe('c1');
    expect(answer(told('denies', 1), recalled)).toBe('c2');
    expect(answer(told('differs', 0), item)).toBe('c5');
    expect(answer(told('differs', 1), item)).toBe('c3');
  });

  test('is found in forms in English and in labels it cannot read', () => {
    const who = citizen({
      persona: { ageYears: 40, sex: 'male', occupation: 'farmer', forOrganisation: false },
    });
    const asked: [Question, string][] = [
      [question('consent', 'Do you agree to take part?', ['Agrees', 'Does not agree']), 'Agrees'],
      [
        question('identity', 'Am I speaking with …?', ['The person sought', 'Another person']),
        'The person sought',
      ],
      [
        question('interviewed', 'Did anyone call you?', ['Yes, and this person answered', 'Nobody called']),
        'Yes, and this person answered',
      ],
      [question('F3', 'For whom?', ['Self or family', 'On behalf of an organisation']), 'Self or family'],
      [question('age-group', 'Which age group?', ['18–24', '25–34', '35–49', '50–60', 'Over 60']), '35–49'],
      [question('occupation', 'What work?', ['Civil servant', 'Agriculture', 'Other']), 'Agriculture'],
    ];
    for (const [each, label] of asked) {
      expect(each.options.find(({ code }) => code === answer(who, each))?.label).toBe(label);
    }
  });

  test('of an item is the same under another heading, as phúc tra asks it', () => {
    for (const phone of phones.slice(0, 100)) {
      const asked = ['DV1', 'repeated-items'].map((block) => answer(citizen({ phone }), { ...item, block }));
      expect(asked[0]).toBe(asked[1]);
    }
  });

  test('of not knowing is recorded where the form can', () => {
    const knowsNothing = citizen({ behaviour: { kind: 'completes', temperament: { knowsNothing: true } } });
    expect(answer(knowsNothing, item)).toBeNull();
    expect(
      answer(knowsNothing, question('DV1.1', 'Hài lòng?', [...fiveSteps, 'Không biết/không ý kiến'])),
    ).toBe('c6');
    expect(answer(knowsNothing, question('F2', 'Đã nhận kết quả?', ['Có', 'Không']))).toBe('c1');
  });

  test('of several choices is one to three of them, and of an open question a sentence', () => {
    const several = question(
      'expectations',
      'Ông/Bà mong đợi gì?',
      ['Rút ngắn thời gian', 'Giảm phí', 'Minh bạch', 'Thái độ', 'Khác'],
      'multiple',
    );
    for (const phone of phones.slice(0, 100)) {
      const chosen = answer(citizen({ phone }), several);
      expect(Array.isArray(chosen) && chosen.length >= 1 && chosen.length <= 3).toBe(true);
      expect(answer(citizen({ phone }), question('open', 'Góp ý khác?', [], 'text'))).toMatch(/\.$/);
    }
  });
});

describe('of several choices', () => {
  test('“none of them” is said alone, or not at all', () => {
    const labels = ['Đi khám bệnh', 'Dùng điện, nước', 'Học trường công', 'Không có việc nào'];
    const asked = question('experience', 'Việc nào sau đây ạ?', labels, 'multiple');
    const all = phones.slice(0, 200).map((phone) => answer(citizen({ phone }), asked));
    const withNone = all.filter((chosen) => Array.isArray(chosen) && chosen.includes('c4'));
    expect(withNone.length).toBeGreaterThan(0);
    for (const chosen of withNone) expect(chosen).toEqual(['c4']);
  });
});

describe('words', () => {
  test('no sentence stands for two steps of satisfaction', () => {
    const steps = [1, 2, 3, 4, 5] as const;
    const all = steps.flatMap((step) => [
      ...satisfactionPhrases[step],
      ...Object.values(regionalSatisfaction).flatMap((region) => region[step] ?? []),
    ]);
    expect(new Set(all).size).toBe(all.length);
  });

  test('are complete sentences in the citizen’s own address', () => {
    for (const phone of phones.slice(0, 400)) {
      const who = citizen({ phone });
      const said = answerInWords(who, item, meaningOf(who, item), 1);
      expect(said).not.toMatch(/[{}]|c[1-5]/);
      expect(said).toMatch(/^\p{Lu}.*[.?]$/u);
    }
  });

  test('on another scale name the step itself', () => {
    const agree = question('CS1', 'Chính sách kịp thời?', [
      'Rất không đồng ý',
      'Không đồng ý',
      'Phân vân',
      'Đồng ý',
      'Rất đồng ý',
    ]);
    const who = citizen({ behaviour: { kind: 'completes', temperament: { satisfaction: 5 } } });
    expect(answerInWords(who, agree, meaningOf(who, agree), 1)).toMatch(/^Rất đồng ý/);
  });
});

describe('a conversation', () => {
  const now = new Date(0);

  test('may turn to a question of the citizen’s own, and comes back when asked again', () => {
    const curious = citizen({ day: { asksBack: 1 } });
    const conversation = newConversation();
    const said = { text: item.text, question: item };
    expect(reply(curious, conversation, said, now).text).toMatch(/\?$/);
    expect(conversation.answers.size).toBe(0);
    expect(reply(curious, conversation, said, now).text).toMatch(/\.$/);
    expect(conversation.answers.size).toBe(1);
  });

  test('with a wrong person gets to the point when they are asked for', () => {
    const wrong = citizen({ behaviour: { kind: 'wrong-person' } });
    const conversation = newConversation();
    const introduction = {
      text: 'Xin chào, tôi gọi từ đơn vị khảo sát.',
      question: question('introduction', '', [], 'statement'),
    };
    const identity = question('identity', 'Có phải tôi đang nói chuyện với bà Tư không ạ?', [
      'Đúng',
      'Nhầm số',
    ]);
    expect(reply(wrong, conversation, introduction, now).text).toMatch(/A lô/);
    expect(reply(wrong, conversation, { text: identity.text, question: identity }, now)).toMatchObject({
      hangsUp: false,
    });
    expect(conversation.transcript.at(-1)?.text).toMatch(/[Nn]hầm/);
    expect(reply(wrong, conversation, introduction, now)).toMatchObject({ hangsUp: true });
    expect(conversation.answers.size).toBe(0);
  });

  test('takes a statement as said, not as asked', () => {
    const conversation = newConversation();
    const thanks = { text: 'Xin cảm ơn, xin chào ạ.', question: question('thanks', '', [], 'statement') };
    expect(reply(citizen(), conversation, thanks, now).text).toMatch(/chào/);
    expect(conversation.answers.size).toBe(0);
  });

  test('with a machine never becomes an interview', () => {
    const conversation = newConversation();
    const given = reply(
      citizen({ behaviour: { kind: 'answering-machine' } }),
      conversation,
      { text: 'A lô?', question: item },
      now,
    );
    expect(given.text).toMatch(/tiếng bíp/);
    expect(conversation.answers.size).toBe(0);
  });
});
