// What has to be looked at before the list is read, each point leading to its place; the next one by key.
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { fieldLabels } from '#domain/lists/field-labels.ts';

import { missingOf, unrecognisedColumns } from './mapping-draft.ts';
import classes from './mapping.module.css';
import { goTo, placeIds } from './places.ts';
import type { MappingForm } from './use-mapping-form.ts';

interface Point {
  /** Of the element that takes the focus. */
  place: string;
  words: string;
}

function useOpenPoints({ inspection, draft, doubtful }: MappingForm): Point[] {
  const text = useText().lists.mapping;
  const language = useLanguage();
  const format = useFormat();
  const [firstUnrecognised, ...others] = unrecognisedColumns(inspection, draft);
  const missing = missingOf(draft);
  const isHeaderless = inspection.shape === null && draft.headerRowNumber === 0 && !draft.isChosen;
  const points: (Point | false)[] = [
    inspection.questions.includes('text-coding') && {
      place: placeIds.coding,
      words: text.open.coding(text.coding.names[draft.textCoding]),
    },
    isHeaderless && { place: placeIds.header, words: text.open.header },
    firstUnrecognised !== undefined && {
      place: placeIds.column(firstUnrecognised),
      words: text.open.columns(format.number(others.length + 1)),
    },
    inspection.questions.includes('list-agency') &&
      draft.agencyName !== '' &&
      draft.agencyName === inspection.proposal.agencyName && {
        place: placeIds.agency,
        words: text.open.agency(draft.agencyName),
      },
    missing.length > 0 && {
      place: missing.includes('agencyName') ? placeIds.agency : placeIds.missing,
      words: text.open.missing(missing.map((field) => fieldLabels[field][language]).join(', ')),
    },
    doubtful > 0 &&
      draft.ambiguousLandlines === null && {
        place: placeIds.landlines,
        words: text.open.landlines(format.number(doubtful)),
      },
  ];
  return points.filter((point) => point !== false);
}

export function OpenPoints({ form }: { form: MappingForm }) {
  const { open: text, keys } = useText().lists.mapping;
  const points = useOpenPoints(form);
  const next = () => {
    const focused = points.findIndex(
      ({ place }) => document.getElementById(place) === document.activeElement,
    );
    const point = points[(focused + 1) % points.length];
    if (point) goTo(point.place);
  };
  useKeys([{ key: 'F8', label: text.next, run: next }], { enabled: points.length > 0, group: keys });
  return (
    <section className={classes.open} aria-label={text.title}>
      {points.length === 0 ? (
        <StatusMark kind="done">{text.done}</StatusMark>
      ) : (
        <>
          <ul className={classes.points}>
            {points.map(({ place, words }) => (
              <li key={place}>
                <button type="button" className={classes.point} onClick={() => goTo(place)}>
                  <StatusMark kind="waiting">{words}</StatusMark>
                </button>
              </li>
            ))}
          </ul>
          <span className={classes.nextKey}>
            <KeyHint name="F8" /> {text.next}
          </span>
        </>
      )}
    </section>
  );
}
