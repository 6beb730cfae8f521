import { describe, expect, it } from 'vitest';

import { contentOf } from '#domain/report/content.ts';
import type { ReportFigures } from '#domain/report/figures.ts';
import { firstTexts } from '#domain/report/text-blocks.ts';
import { figures } from '#tests/support/report-figures.ts';

describe('the draft says of the design what is true of it', () => {
  const stated = {
    plan: 'Phương án',
    source: '',
    seed: 's',
    frameDigest: 'a',
    sampleDigest: 'b',
    transactions: 10,
    persons: 9,
    strata: 2,
    main: 4,
    reserve: 4,
    design: ['Tầng: Cơ quan; cỡ mẫu: 4 người.', 'Rút trong tầng: ngẫu nhiên đơn.'],
    notCovered: ['Phiếu trên mạng.'],
    drawnAreas: '',
    committedIn: null,
    agencies: [],
  };
  const draft = (changed: Partial<ReportFigures>) => {
    const taken: ReportFigures = {
      ...figures,
      sample: stated,
      rule: { ...figures.rule, errorWords: 'Sai số theo tầng.' },
      ...changed,
    };
    const { blocks } = contentOf(firstTexts(taken), taken);
    return (name: keyof typeof blocks) => blocks[name].join(' ');
  };

  it('strata and sizes as the plan has them, what it leaves out, and areas only where they were drawn', () => {
    const plain = draft({});
    expect(plain('phuong_phap')).toContain(stated.design.join(' '));
    expect(plain('phuong_phap')).toContain('Sai số theo tầng. Cơ quan có từ 30 phiếu');
    expect(plain('phuong_phap')).not.toContain('giai đoạn');
    expect(plain('han_che')).toContain('Phương án mẫu không bao gồm: Phiếu trên mạng.');
    expect(plain('mau')).not.toContain('Địa bàn đã rút');
    expect(draft({ sample: { ...stated, drawnAreas: '3 huyện' } })('mau')).toContain(
      'trước khi rút người: 3 huyện.',
    );
  });

  it('persons of the reserve who were called, and whether perceptions were asked for', () => {
    expect(draft({ reserveCases: 171 })('thuc_dia')).toContain('trong đó 171 phiếu cho người dự phòng');
    expect(draft({ reserveCases: 0 })('thuc_dia')).not.toContain('dự phòng');
    expect(draft({})('y_kien_khac')).toContain('Bảng hỏi không có câu thuộc tiêu chí nhận định');
  });
});
