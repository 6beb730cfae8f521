// That an edition may change when verdicts of phúc tra are overturned: said on its page and among its method.
import type { PublishedResults } from '#contract/publications.ts';
import { dayInVietnam } from '#server/platform/days.ts';

/** Null when no verdict was open at the moment of publishing, or the edition does not tell. */
export function openVerdictsText({
  openVerdicts,
}: Pick<PublishedResults, 'openVerdicts'>): { vi: string; en: string } | null {
  if (openVerdicts === null) return null;
  const { mayAppeal, until, appealed, undecided } = openVerdicts;
  // The moment is the midnight after the last day.
  const lastDay =
    until === null
      ? ''
      : dayInVietnam(new Date(Date.parse(until) - 1))
          .split('-')
          .toReversed()
          .join('/');
  const vi = [
    ...(mayAppeal > 0
      ? [
          `${mayAppeal} phiếu bị hủy hoặc bị sửa sau phúc tra, điện thoại viên còn được giải trình đến hết ngày ${lastDay}`,
        ]
      : []),
    ...(appealed > 0 ? [`${appealed} giải trình chưa được quyết định`] : []),
    ...(undecided > 0
      ? [`${undecided} phiếu bị hủy hoặc bị sửa đã hết hạn giải trình, chưa được quyết định`]
      : []),
  ];
  const en = [
    ...(mayAppeal > 0
      ? [
          `${mayAppeal} interviews were voided or corrected after a re-call and their operators may answer until the end of ${lastDay}`,
        ]
      : []),
    ...(appealed > 0 ? [`${appealed} appeals were not decided`] : []),
    ...(undecided > 0
      ? [
          `${undecided} interviews were voided or corrected, the time to answer was over, and nobody had decided`,
        ]
      : []),
  ];
  if (vi.length === 0) return null;
  return {
    vi: `Khi công bố: ${vi.join('; ')}. Kết luận phúc tra bị bác bỏ thì phiếu được tính lại như đã trả lời, và kết quả được đính chính bằng bản sau.`,
    en: `At publication: ${en.join('; ')}. If a verdict is overturned the interview counts again as it was answered, and a later edition corrects the results.`,
  };
}
