import { describe, expect, test } from 'vitest';

import {
  backCheckMonth,
  selectionPolicies,
  type SelectionPolicy,
} from '#cli/simulations/back-check-month.ts';
import { type RoomAssumptions, roomAssumptions } from '#cli/simulations/back-check-room.ts';
import { summaryOf } from '#cli/simulations/back-check-summary.ts';
import { cati } from '#tests/support/cati.ts';

/* 200 months of a room of 20 operators, and the command. */

const seeds = 200;
const operators = 20;

interface Outcome {
  detected: number;
  detectedEarly: number;
  falseFlags: number;
  checkedShare: number;
}

/** Over all months: shares of fabricators detected, honest operators flagged, interviews re-called. */
function outcomeOf(
  policy: SelectionPolicy,
  { fabricators = 2, share = 0.2, assumed = roomAssumptions }: Partial<Scenario> = {},
): Outcome {
  const summaries = Array.from({ length: seeds }, (_, index) =>
    summaryOf(backCheckMonth({ operators, fabricators, share, seed: index + 1 }, policy, assumed)),
  );
  const total = (figure: 'detected' | 'detectedEarly' | 'falseFlags' | 'recalls' | 'completes'): number =>
    summaries.reduce((sum, summary) => sum + summary[figure], 0);
  return {
    detected: total('detected') / (seeds * fabricators),
    detectedEarly: total('detectedEarly') / (seeds * fabricators),
    falseFlags: total('falseFlags') / (seeds * (operators - fabricators)),
    checkedShare: total('recalls') / total('completes'),
  };
}

interface Scenario {
  fabricators: number;
  share: number;
  assumed: RoomAssumptions;
}

describe(
  'selection by risk, over 200 months of 20 operators of whom two invent a fifth',
  { timeout: 60_000 },
  () => {
    const byRisk = outcomeOf(selectionPolicies.risk);

    test('finds at least 90 % of them within 60 of their interviews, and all in the month', () => {
      expect(byRisk.detectedEarly).toBeGreaterThanOrEqual(0.9);
      expect(byRisk.detected).toBe(1);
    });

    test('flags at most 5 % of the honest operators in the month', () => {
      expect(byRisk.falseFlags).toBeLessThanOrEqual(0.05);
    });

    test('re-calls at most 8 % of all interviews, those of flagged operators included', () => {
      expect(byRisk.checkedShare).toBeLessThanOrEqual(0.08);
    });

    test('re-calls at least 30 % fewer than a flat 10 %, which finds fewer of them', () => {
      const flat = outcomeOf(selectionPolicies['flat-10']);
      expect(byRisk.checkedShare).toBeLessThanOrEqual(0.7 * flat.checkedShare);
      expect(byRisk.detected).toBeGreaterThanOrEqual(flat.detected);
      expect(byRisk.detectedEarly).toBeGreaterThan(flat.detectedEarly);
    });

    test('re-calls at least 70 % fewer than the flat share that finds as many in the month', () => {
      const short = outcomeOf({ kind: 'flat', rate: 0.3 });
      expect(short.detected).toBeLessThan(byRisk.detected);
      expect(byRisk.checkedShare).toBeLessThanOrEqual(0.3 * short.checkedShare);
    });

    test('finds whole fabricators sooner and nobody in an honest room', () => {
      expect(outcomeOf(selectionPolicies.risk, { share: 1 }).detectedEarly).toBe(1);
      const honest = summaryOf(
        backCheckMonth({ operators, fabricators: 0, share: 0.2, seed: 1 }, selectionPolicies.risk),
      );
      expect(honest).toMatchObject({ detected: 0, falseFlags: 0, completesToDetection: null });
    });

    // What limits it; docs/back-check-selection.md has the whole table.
    test('needs evidence that separates and results that come soon', () => {
      const early = (assumed: Partial<RoomAssumptions>): number =>
        outcomeOf(selectionPolicies.risk, { assumed: { ...roomAssumptions, ...assumed } }).detectedEarly;
      expect(early({ separation: 0, ruleFiresOnInvented: 0 })).toBeLessThan(0.3);
      expect(early({ resultAfter: 30 })).toBeLessThan(0.7);
      expect(early({ separation: 2.16, believedSeparation: 2.16 })).toBeGreaterThan(byRisk.detectedEarly);
    });
  },
);

describe('a simulated month', () => {
  const room = { operators: 5, fabricators: 1, share: 0.5, seed: 11 };

  test('is the same for the same seed and another for another', () => {
    const month = (seed: number) => summaryOf(backCheckMonth({ ...room, seed }, selectionPolicies.risk));
    expect(month(11)).toEqual(month(11));
    expect(month(12)).not.toEqual(month(11));
  });

  test('stops an operator when flagged and re-calls all that they did; others keep the floor', () => {
    for (const operator of backCheckMonth(room, selectionPolicies.risk)) {
      for (const { probability } of operator.interviews) expect(probability).toBeGreaterThanOrEqual(0.03);
      if (operator.flaggedAfter === null) {
        expect(operator.interviews).toHaveLength(roomAssumptions.completesPerOperator);
        expect(operator.recalls).toBe(operator.interviews.filter(({ chosen }) => chosen).length);
      } else {
        expect(operator.interviews).toHaveLength(operator.flaggedAfter);
        expect(operator.recalls).toBe(operator.flaggedAfter);
      }
    }
  });

  test('gives every operator at least the minimum of each period', () => {
    for (const { interviews } of backCheckMonth({ ...room, fabricators: 0 }, selectionPolicies.risk)) {
      for (let from = 0; from < interviews.length; from += roomAssumptions.completesPerPeriod) {
        const period = interviews.slice(from, from + roomAssumptions.completesPerPeriod);
        expect(period.filter(({ chosen }) => chosen).length).toBeGreaterThanOrEqual(
          roomAssumptions.minimumPerOperator,
        );
      }
    }
  });
});

describe('cati simulate back-check', () => {
  const simulate = (...options: string[]) => cati('simulate', 'back-check', ...options);
  const room = ['--operators', '10', '--fabricators', '1', '--share', '0,5', '--seed', '3'];

  test('prints what was found, at what price, with the assumptions about the room', async () => {
    const { status, output, complaint } = await simulate(...room, '--policy', 'risk', '--json');
    expect([status, complaint]).toEqual([0, '']);
    const printed: unknown = JSON.parse(output);
    const expected = backCheckMonth(
      { operators: 10, fabricators: 1, share: 0.5, seed: 3 },
      selectionPolicies.risk,
    );
    expect(printed).toEqual({
      policy: 'risk',
      operators: 10,
      fabricators: 1,
      share: 0.5,
      seed: 3,
      ...summaryOf(expected),
      assumptions: roomAssumptions,
    });
    expect(printed).toMatchObject({ detected: 1, falseFlags: 0 });
  });

  test('says the same in words', async () => {
    const { status, output } = await simulate(...room, '--policy', 'flat-10');
    expect(status).toBe(0);
    expect(output).toMatch(/^Cách chọn flat-10: phúc tra [\d.]+ trong [\d.]+ phiếu \(\d+,\d%\)\n/);
    expect(output).toContain('trong 1 người bịa phiếu');
  });

  test.each([
    [['--operators', '0'], '--operators: cần số nguyên từ 1 đến 1000'],
    [['--fabricators', '11'], '--fabricators: cần số nguyên từ 0 đến 10'],
    [['--share', '20%'], '--share: cần một số trên 0 đến 1'],
    [['--share', '0'], '--share: cần một số trên 0 đến 1'],
    [['--seed', '1,5'], '--seed: cần số nguyên'],
    [['--policy', 'random'], 'random'],
  ])('wrong usage ends with 2: %j', async (options, wanted) => {
    const { status, output, complaint } = await simulate(...room, '--policy', 'risk', ...options);
    expect([status, output]).toEqual([2, '']);
    expect(complaint).toContain(wanted);
  });
});
