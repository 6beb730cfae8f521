// In which coding the text is read: each with the same cells beside one another, so that the right one is seen at once.
import { useText } from '#client/text/text.ts';
import { Section } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { ListMapping } from '#contract/lists.ts';
import { convertText } from '#domain/lists/text-conversion.ts';

import { withCoding } from './mapping-draft.ts';
import classes from './mapping.module.css';
import { placeIds } from './places.ts';
import type { MappingForm } from './use-mapping-form.ts';

const samplesShown = 5;

export function CodingChoice({ form }: { form: MappingForm }) {
  const text = useText().lists.mapping.coding;
  const { inspection, draft, change, isRead } = form;
  const offered = [
    ...new Set([...inspection.codings.map(({ coding }) => coding), inspection.proposal.textCoding]),
  ];
  const old = offered.filter((coding) => coding !== 'unicode');
  if (old.length === 0) return null;
  const name = (coding: ListMapping['textCoding']) => (coding === 'unicode' ? text.asIs : text.names[coding]);
  const cells =
    (
      inspection.codings.find(({ coding }) => coding === inspection.proposal.textCoding) ??
      inspection.codings[0]
    )?.samples
      .slice(0, samplesShown)
      .map(({ before }) => before) ?? [];
  return (
    <Section title={text.title}>
      <table className={classes.codings}>
        <thead>
          <tr>
            <th scope="col">{text.choice}</th>
            <th scope="col" colSpan={Math.max(1, cells.length)}>
              {text.samples}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...old, 'unicode' as const].map((coding) => {
            const isChosen = draft.textCoding === coding;
            return (
              <tr key={coding} data-chosen={isChosen || undefined}>
                <th scope="row">
                  {isRead ? (
                    <span className={classes.codingName}>
                      {isChosen ? <StatusMark kind="done">{name(coding)}</StatusMark> : name(coding)}
                    </span>
                  ) : (
                    <label className={classes.codingName}>
                      <input
                        type="radio"
                        name="text-coding"
                        id={isChosen ? placeIds.coding : undefined}
                        checked={isChosen}
                        onChange={() => change(withCoding(inspection, draft, coding))}
                      />
                      <span>{name(coding)}</span>
                      {coding === inspection.proposal.textCoding && (
                        <span className={classes.note}>{text.proposed}</span>
                      )}
                    </label>
                  )}
                </th>
                {cells.map((cell) => (
                  <td key={cell}>{convertText(cell, coding)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={classes.note}>{text.note}</p>
    </Section>
  );
}
