/* What does not agree in a bundle, and what was looked at. */

export type DifferenceKind =
  | 'file-missing'
  | 'file-unreadable'
  | 'file-changed'
  | 'file-unlisted'
  | 'row-differs'
  | 'out-of-order'
  | 'more-rows-differ'
  | 'value-differs'
  | 'more-values-differ'
  | 'algorithm-unknown'
  | 'draw-impossible'
  | 'seed-not-committed'
  | 'order-of-events'
  | 'repeated'
  | 'stratum-unknown'
  | 'more-than-completed'
  | 'below-minimum'
  | 'withheld-wrongly'
  | 'impossible'
  | 'part-missing';

export interface Difference {
  /** A file of the bundle, with row where there is one, or a field of manifest.json. */
  readonly where: string;
  readonly kind: DifferenceKind;
  /** What is published. */
  readonly published: string | null;
  /** What comes out. */
  readonly found: string | null;
}

export const bundleParts = [
  'files',
  'closedFrame',
  'seed',
  'draw',
  'sample',
  'sampleAlone',
  'index',
  'rates',
  'breakdowns',
  'weights',
  'documents',
] as const;
export type BundlePart = (typeof bundleParts)[number];

/** Why a part was not looked at. */
export type NotCheckedBecause =
  | 'not-published'
  | 'not-readable'
  | 'not-drawn'
  | 'no-commitment'
  | 'frame-open'
  /** Strata of several probabilities or classes are joined, or classes are not told. */
  | 'joined-over'
  | 'withheld'
  | 'not-in-interviews'
  | 'digests-alone';

/** Collects what the checks find. */
export class Findings {
  readonly differences: Difference[] = [];
  readonly checked: BundlePart[] = [];
  readonly notChecked: { part: BundlePart; because: NotCheckedBecause }[] = [];
  /** By which rules it was computed, in sentences. */
  readonly rules: string[] = [];

  add(kind: DifferenceKind, where: string, published: unknown = null, found: unknown = null): void {
    const text = (value: unknown) =>
      value === null ? null : typeof value === 'string' ? value : JSON.stringify(value);
    this.differences.push({ where, kind, published: text(published), found: text(found) });
  }

  /** Notes a difference when the two are not the same. */
  compare(where: string, published: unknown, found: unknown): void {
    if (JSON.stringify(published) !== JSON.stringify(found))
      this.add('value-differs', where, published, found);
  }

  /** Notes a file that is not what it should be, unless the check of the files named it already. */
  unreadable(file: string, found: string): void {
    const isNamed = this.differences.some(({ where, kind }) => where === file && kind !== 'file-changed');
    if (!isNamed) this.add('file-unreadable', file, null, found);
  }

  leaveOut(part: BundlePart, because: NotCheckedBecause): void {
    this.notChecked.push({ part, because });
  }
}

const kindSentences: Readonly<Record<DifferenceKind, string>> = {
  'file-missing': 'không có tệp này',
  'file-unreadable': 'không đọc được',
  'file-changed': 'nội dung khác bản đã công bố (mã băm SHA-256)',
  'file-unlisted': 'không có trong bản kê (manifest.json)',
  'row-differs': 'dòng này khác',
  'out-of-order': 'không đứng đúng thứ tự rút của tầng',
  'more-rows-differ': 'còn nhiều dòng khác',
  'value-differs': 'giá trị khác',
  'more-values-differ': 'còn nhiều giá trị khác',
  'algorithm-unknown': 'thuật toán này chương trình không biết',
  'draw-impossible': 'không rút lại được mẫu',
  'seed-not-committed': 'hạt giống không phải hạt giống đã cam kết',
  'order-of-events': 'thứ tự thời gian không đúng giao thức',
  repeated: 'có hai lần',
  'stratum-unknown': 'tầng không có trong strata.csv',
  'more-than-completed': 'nhiều phiếu hơn số hồ sơ gọi hoàn thành của cases.csv',
  'below-minimum': 'ít phiếu hơn mức tối thiểu để công bố',
  impossible: 'giá trị không thể có',
  'part-missing': 'không có mục này',
  'withheld-wrongly': 'tệp có trong hồ sơ, hoặc không có lý do để giữ lại',
};

/** The difference in words. */
export function differenceSentence({ where, kind, published, found }: Difference): string {
  const values = [
    ...(published === null ? [] : [`công bố: ${published}`]),
    ...(found === null ? [] : [`tính lại: ${found}`]),
  ];
  return `${where}: ${kindSentences[kind]}${values.length > 0 ? ` (${values.join('; ')})` : ''}`;
}

const partNames: Readonly<Record<BundlePart, string>> = {
  files: 'các tệp theo mã băm trong manifest.json',
  closedFrame: 'khung mẫu theo mã băm lúc khóa',
  seed: 'hạt giống theo cam kết',
  draw: 'rút lại, các con số và mã băm',
  sample: 'sample.csv theo từng dòng',
  sampleAlone:
    'sample.csv theo mã băm của mẫu, địa bàn rút lại, thứ tự rút của người trong tầng (không cần khung mẫu)',
  index: 'chỉ số',
  rates: 'các tỷ lệ trả lời',
  breakdowns: 'bảng theo nhóm và tỷ lệ từng phương án',
  documents: 'bảng Excel, bài phương pháp và kịch bản R',
  weights: 'trọng số và hệ số hiệu chỉnh không trả lời (strata.csv, classes.csv)',
};

const reasonNames: Readonly<Record<NotCheckedBecause, string>> = {
  'not-published': 'không có trong hồ sơ',
  'not-readable': 'tệp cần thiết không đọc được',
  'not-drawn': 'không rút lại được mẫu',
  'no-commitment': 'không có cam kết hạt giống',
  'frame-open': 'khung mẫu chưa khóa',
  'joined-over': 'tầng đã gộp, hay lớp hiệu chỉnh, không được công bố riêng',
  withheld: 'tệp không công bố để không ai bị nhận ra',
  'digests-alone': 'chỉ theo mã băm, nội dung không tính lại được',
  'not-in-interviews': 'phiếu công bố không mang các câu này để không ai bị nhận ra',
};

/** What was looked at and what was not, in words, one line each. */
export function checkedLines({ checked, notChecked }: Pick<Findings, 'checked' | 'notChecked'>): string[] {
  return [
    ...checked.map((part) => `Đã đối chiếu: ${partNames[part]}.`),
    ...notChecked.map(({ part, because }) => `Chưa đối chiếu: ${partNames[part]} (${reasonNames[because]}).`),
  ];
}
