// A draw in words and columns, as `cati sample draw` prints it for people.
import type { Channel } from '#domain/lists/services.ts';
import type { Timeliness } from '#domain/lists/statuses.ts';
import type { SampleDraw } from '#domain/samples/draw.ts';
import { type ExclusionReason, exclusionReasons } from '#domain/samples/eligibility.ts';
import type { AgencyLevel, AreaKey, SamplePlan } from '#domain/samples/plan.ts';
import type { SizedStratum } from '#domain/samples/sizes.ts';
import { compareStrata } from '#domain/samples/stratum-order.ts';
import type { StageCount } from '#domain/samples/stages.ts';

const levelNames: Readonly<Record<AgencyLevel, string>> = {
  province: 'cấp tỉnh',
  central: 'ngành dọc',
  district: 'cấp huyện',
  commune: 'cấp xã',
  unknown: 'chưa rõ cấp',
};

const channelNames: Readonly<Record<Channel, string>> = {
  inPerson: 'trực tiếp',
  online: 'trực tuyến',
  post: 'bưu chính',
};

const timelinessNames: Readonly<Record<Timeliness, string>> = { onTime: 'đúng hạn', late: 'trễ hạn' };

/** Labels that are kept as codes, by the stratum key. */
const codeNames: Readonly<Partial<Record<string, Readonly<Record<string, string>>>>> = {
  level: levelNames,
  channel: channelNames,
  timeliness: timelinessNames,
};

const areaNames: Readonly<Record<AreaKey, string>> = { district: 'huyện', commune: 'xã', village: 'thôn' };

const reasonNames: Readonly<Record<ExclusionReason, string>> = {
  doNotCall: 'trong danh sách không gọi',
  recentlyCalled: 'mới được gọi ở đợt trước',
  sharedPhone: 'số dùng chung đã loại',
  outsidePlan: 'ngoài phạm vi phương án',
  areaUnknown: 'không thuộc đơn vị nào trong danh sách đơn vị',
  areaNotDrawn: 'ở địa bàn không trúng',
};

const mostRaised = 5;
const mostAreasListed = 300;

const count = new Intl.NumberFormat('vi-VN');

/** The whole draw; names no person and no mã hồ sơ. */
export function sampleText(draw: SampleDraw, plan: SamplePlan): string {
  const lines = [
    plan.title,
    '',
    ...strataLines(draw, plan),
    '',
    ...areaLines(draw),
    ...(draw.replicates.length > 1
      ? [
          `Chia ${draw.replicates.length} lô mẫu: ${draw.replicates.map((size) => count.format(size)).join(', ')}.`,
        ]
      : []),
    ...exclusionReasons
      .filter((reason) => draw.excluded[reason] > 0)
      .map((reason) => `Để ngoài: ${count.format(draw.excluded[reason])} hồ sơ ${reasonNames[reason]}.`),
    ...leastTotalLines(draw, plan),
    ...plan.notCovered.map((part) => `Chưa gồm: ${part}`),
    `Thuật toán ${draw.algorithm}, hạt giống ${draw.seed}`,
    `Khung mẫu ${draw.frameDigest}`,
    `Mẫu       ${draw.sampleDigest}`,
  ];
  return `${lines.join('\n')}\n`;
}

function strataLines(draw: SampleDraw, plan: SamplePlan): string[] {
  const reserve = draw.strata.reduce((sum, stratum) => sum + stratum.reserve, 0);
  const lines = [row(['hồ sơ', 'người', 'mẫu', 'dự phòng', 'thiếu'], 'tầng')];
  let part = plan.parts.length > 1 ? null : draw.strata[0]?.part;
  for (const stratum of draw.strata.toSorted(compareStrata)) {
    if (stratum.part !== part) lines.push(`${stratum.part}:`);
    ({ part } = stratum);
    lines.push(
      row(
        [stratum.transactions, stratum.persons, stratum.n, stratum.reserve, stratum.shortfall],
        stratumName(stratum),
      ),
    );
  }
  return [...lines, row([draw.transactions, draw.persons, draw.total, reserve, draw.shortfall], 'cộng')];
}

function row(cells: readonly (string | number)[], name: string): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? count.format(cell) : cell).padStart(9)).join('')}  ${name}`;
}

function stratumName({ values }: SizedStratum): string {
  return Object.entries(values)
    .map(([key, value]) => (value === '' ? 'không ghi' : (codeNames[key]?.[value] ?? value)))
    .join(' · ');
}

/** Stages in numbers, then the smallest areas drawn: what an office lists households from. */
function areaLines({ stages, areas }: SampleDraw): string[] {
  const unlisted = stages.filter(({ count: there }) => there === 0).map(({ part }) => part);
  const smallest = areas.filter(
    (area) => area.area === stages.findLast(({ part }) => part === area.part)?.area,
  );
  return [
    ...[...new Set(unlisted)].map((part) => `${part}: cần danh sách đơn vị để rút (--areas).`),
    ...stages.filter(({ count: there }) => there > 0).map(stageText),
    ...smallest
      .slice(0, mostAreasListed)
      .map(
        ({ district, commune, village }) =>
          `  ${[district, commune, village].filter((name) => name !== '').join(' · ')}`,
      ),
    ...(smallest.length > mostAreasListed
      ? [`  … và ${count.format(smallest.length - mostAreasListed)} nơi nữa (--json có đủ).`]
      : []),
  ];
}

function stageText({ part, area, count: there, wanted, taken, short }: StageCount): string {
  const missing = short.map(
    (each) => `${each.above.replaceAll('\t', ' – ') || 'cả danh sách'} thiếu ${each.missing}`,
  );
  const lack = taken < wanted ? `, cần ${count.format(wanted)} (${missing.join('; ')})` : '';
  return `${part}: rút ${count.format(taken)} trong ${count.format(there)} ${areaNames[area]}${lack}.`;
}

function leastTotalLines({ belowLeastTotal, strata }: SampleDraw, { leastTotal = 0 }: SamplePlan): string[] {
  if (!belowLeastTotal) return [];
  const { missing, raise } = belowLeastTotal;
  const names = new Map(strata.map((stratum) => [stratum.stratumKey, stratumName(stratum)]));
  const rest = raise.slice(mostRaised).reduce((sum, { by }) => sum + by, 0);
  const raised = raise
    .slice(0, mostRaised)
    .map(({ stratumKey, by }) => `${names.get(stratumKey) ?? stratumKey} thêm ${count.format(by)}`);
  return [
    `Chưa đủ ${count.format(leastTotal)} phiếu: thiếu ${count.format(missing)}.`,
    ...(raised.length > 0
      ? [`Có thể tăng: ${raised.join('; ')}${rest > 0 ? `; các tầng khác thêm ${count.format(rest)}` : ''}.`]
      : ['Không tầng nào còn người để tăng.']),
  ];
}
