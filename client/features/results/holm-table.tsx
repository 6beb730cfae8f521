// The probabilities of the agencies' differences of one figure, from the least, and what Holm's method makes of them.
import { useFormat, useText } from '#client/text/text.ts';
import { Section } from '#client/ui/page.tsx';
import type { EarlierDifference, EarlierView } from '#contract/earlier.ts';

import classes from './breakdown.module.css';

export function HolmTable({ view, row }: { view: EarlierView; row: EarlierDifference }) {
  const { calculation, earlier } = useText();
  const text = calculation.earlier;
  const format = useFormat();
  const family = view.differences
    .flatMap((one) =>
      one.code === row.code && one.ranked && one.agency !== '' && one.unadjusted !== null
        ? [{ ...one, unadjusted: one.unadjusted }]
        : [],
    )
    .toSorted((left, right) => left.unadjusted - right.unadjusted);
  return (
    <Section title={text.adjusted}>
      {row.agency === '' ? (
        <p className={classes.words}>{text.alone}</p>
      ) : !row.ranked ? (
        <p className={classes.words}>{text.tooFew(format.number(view.minimumInterviews))}</p>
      ) : (
        <>
          <p className={classes.words}>{text.holm(format.number(family.length))}</p>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{earlier.agency}</th>
                <th scope="col" data-align="end">
                  {text.unadjusted}
                </th>
                <th scope="col" data-align="end">
                  {text.times}
                </th>
                <th scope="col" data-align="end">
                  {earlier.probability}
                </th>
              </tr>
            </thead>
            <tbody>
              {family.map(({ agency, unadjusted, probability }, at) => (
                <tr key={agency} aria-current={agency === row.agency || undefined}>
                  <th scope="row">{agency}</th>
                  <td data-align="end">{format.number(unadjusted, 6)}</td>
                  <td data-align="end">
                    {`× ${format.number(family.length - at)} = ${format.number(unadjusted * (family.length - at), 6)}`}
                  </td>
                  <td data-align="end">{format.number(probability, 6)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Section>
  );
}
