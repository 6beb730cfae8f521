import type { Command } from 'commander';

import type { BundleManifest } from '#contract/bundle.ts';

import { checkedLines, differenceSentence, type Findings } from '#cli/bundle/difference.ts';
import { verifyBundle } from '#cli/bundle/verify-bundle.ts';
import { orInputFault } from '../input-fault.ts';
import { visible } from '../visible.ts';

/*
 * `cati verify BUNDLE`: repeats what a published bundle says, without a database and without trusting who published
 * it. Each part is checked by itself; what was not checked is said. Ends with 1 when something differs.
 */

export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description(
      'Kiểm chứng một hồ sơ đã công bố: rút lại mẫu, tính lại chỉ số và các tỷ lệ từ chính hồ sơ rồi đối chiếu',
    )
    .argument('<hồ sơ>', 'tệp .zip tải từ hệ thống, hoặc thư mục đã giải nén')
    .option('--json', 'in một đối tượng JSON')
    .action((path: string, options: { json?: true }, command: Command) =>
      orInputFault(command, async () => {
        const { manifest, manifestDigest, findings } = await verifyBundle(path);
        process.stdout.write(
          options.json
            ? `${JSON.stringify({ ...jsonOf(manifest, findings), manifestDigest })}\n`
            : textOf(manifest, manifestDigest, findings),
        );
        if (findings.differences.length > 0) process.exitCode = 1;
      }),
    );
}

function jsonOf(
  { survey, draw, edition }: BundleManifest,
  { differences, checked, notChecked, rules }: Findings,
) {
  return {
    ok: differences.length === 0,
    differences,
    checked,
    notChecked,
    rules,
    survey: survey.code,
    ...(edition && { edition: edition.number }),
    ...(draw && {
      seed: draw.seed,
      frameDigest: draw.frameDigest,
      sampleDigest: draw.sampleDigest,
      draws: draw.draws.length,
    }),
  };
}

function textOf(
  { survey, draw, edition }: BundleManifest,
  manifestDigest: string,
  findings: Findings,
): string {
  const { differences } = findings;
  const lines = [
    `${survey.name} (${survey.authority}, ${survey.planNumber})`,
    ...(edition
      ? [
          `Bản công bố số ${edition.number}${edition.supersedes === null ? '' : `, thay bản số ${edition.supersedes}: ${edition.reason}`}`,
        ]
      : []),
    ...(draw
      ? [
          `Hạt giống  ${draw.seed}`,
          `Khung mẫu  ${draw.frameDigest}`,
          `Mẫu        ${draw.sampleDigest}`,
          ...(draw.draws.length > 1
            ? [
                `Đợt khảo sát đã rút mẫu ${draw.draws.length} lần; hạt giống của từng lần ở manifest.json, mục draw.draws.`,
              ]
            : []),
        ]
      : []),
    `Bản kê     ${manifestDigest} (SHA-256 của manifest.json)`,
    '',
    ...checkedLines(findings),
    ...findings.rules,
    '',
    ...differences.map((difference) => `Khác: ${differenceSentence(difference)}.`),
    differences.length === 0
      ? `Khớp: mọi phần đã đối chiếu đều đúng. Hãy so mã của bản kê trên đây với mã ghi ở ${edition ? 'trang công bố' : 'trang Mẫu của đợt khảo sát'}: hồ sơ bị làm lại cả bản kê thì chỉ chỗ ấy cho biết.`
      : `Không khớp: ${differences.length} chỗ khác.`,
  ];
  return `${lines.map(visible).join('\n')}\n`;
}
