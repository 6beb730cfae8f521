// The desk of an author: the order at the left, the open part in the middle, the operator's screen and the check at the
// right. F8 walks through it.
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';

import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import { useKeys } from '#client/ui/keys.ts';
import type { DraftView } from '#contract/questionnaire-drafts.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { checkRepeats } from '#domain/questionnaire/definition-check.ts';
import {
  checkDraft,
  placeOf,
  type DraftProblem,
  type Place,
} from '#domain/questionnaire/versions/check-draft.ts';

import { CheckList } from './check-list.tsx';
import { DraftActs } from './draft-acts.tsx';
import { DraftBar } from './draft-bar.tsx';
import classes from './draft-editor.module.css';
import { EditingContext } from './editing.ts';
import { Findings } from './findings.tsx';
import { OpenPart } from './open-part.tsx';
import { Outline } from './outline.tsx';
import { placeText, usePlace } from './place-in-address.ts';
import { PreviewPane } from './preview-pane.tsx';
import { unreadProblems } from './unread-problems.ts';
import { useDraftForm, type DraftForm } from './use-draft-form.ts';
import { useOriginal } from './use-original.ts';
import { useTrial } from './use-trial.ts';
import { WalkView } from './walk-view.tsx';

export function DraftEditor({ draft }: { draft: DraftView }) {
  const text = useText().questionnaires;
  const language = useLanguage();
  const form = useDraftForm(draft);
  const { definition } = form;
  const [place, open] = usePlace(definition);
  const original = useOriginal(definition);
  const problems = useProblems(form, original.definition);
  const trial = useTrial(definition);
  const [walking, setWalking] = useWalking();
  const title = definition.title[language] ?? definition.title.vi;
  const toNextProblem = () => {
    const next =
      problems[(problems.findIndex(({ where }) => isAt(definition, where, place)) + 1) % problems.length];
    if (next !== undefined) open(placeOf(definition, next.where));
  };
  const desk = useRef<HTMLDivElement>(null);
  const toWrite = useRef<string | null>(null);
  const here = placeText(place);
  useEffect(() => {
    if (toWrite.current !== here) return;
    toWrite.current = null;
    focusFirst(desk.current?.children[1] ?? null);
  }, [here]);
  const openToWrite = (added: Place) => {
    toWrite.current = placeText(added);
    open(added);
  };
  useKeys(
    [
      ...(walking ? [] : [{ key: 'F6', label: text.nextPane, run: () => toNextPane(desk.current) }]),
      { key: 'F8', label: walking ? text.walk.close : text.walk.open, run: () => setWalking(!walking) },
      ...(walking ? [] : [{ key: 'F7', label: text.check.next, run: toNextProblem }]),
      { key: 'Ctrl+Z', label: text.undo, run: form.undo },
      { key: 'Ctrl+Y', label: text.redo, run: form.redo },
    ],
    { group: text.title },
  );
  if (walking)
    return (
      <WalkView
        definition={definition}
        trial={trial}
        onClose={(name) => setWalking(false, name === null ? null : { part: 'question', name })}
      />
    );
  return (
    <EditingContext value={{ form, problems, open, openToWrite, original }}>
      <div className={classes.page}>
        <title>{title}</title>
        <DraftBar
          draft={draft}
          form={form}
          problems={problems}
          title={title}
          onWalk={() => setWalking(true)}
        />
        <div ref={desk} className={classes.desk}>
          <div className={classes.left}>
            <DraftActs place={place} />
            <Outline definition={definition} problems={problems} place={place} onOpen={open} />
          </div>
          <div className={classes.middle}>
            {draft.origin.kind === 'file' && <Findings origin={draft.origin} />}
            <OpenPart key={place.part} place={place} />
          </div>
          <aside className={classes.right} aria-label={text.beside}>
            <PreviewPane definition={definition} place={place} trial={trial} />
            <CheckList definition={definition} problems={problems} onOpen={open} />
          </aside>
        </div>
      </div>
    </EditingContext>
  );
}

const fieldLike = 'textarea, input:not([type=hidden]), select, button';

/** The open line of the order, else the first field. */
function focusFirst(pane: Element | null): void {
  const first = pane?.querySelector<HTMLElement>('[aria-current], textarea') ?? null;
  (first ?? pane?.querySelector<HTMLElement>(fieldLike))?.focus();
}

/** From the order to the form, on to what stands beside it, and round again. */
function toNextPane(desk: HTMLElement | null): void {
  const panes = [...(desk?.children ?? [])];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  focusFirst(panes[(at + 1) % panes.length] ?? null);
}

/** The check follows the typing at a distance, so that no key waits for it. */
function useProblems(
  { definition, unread }: DraftForm,
  original: QuestionnaireDefinition | null,
): DraftProblem[] {
  const settled = useDeferredValue(definition);
  const found = useMemo(
    () => [...checkDraft(settled), ...(original === null ? [] : checkRepeats(settled, original))],
    [settled, original],
  );
  return [...unreadProblems(unread, definition), ...found];
}

function isAt(definition: QuestionnaireDefinition, where: string, place: Place): boolean {
  return JSON.stringify(placeOf(definition, where)) === JSON.stringify(place);
}

/** Whether one walks through it, in the address: `?thu`. */
function useWalking(): [boolean, (walking: boolean, place?: Place | null) => void] {
  const [search, setSearch] = useSearchParams();
  const put = (walking: boolean, place: Place | null = null) =>
    setSearch(
      (former) => {
        if (walking) former.set('thu', '1');
        else former.delete('thu');
        if (place !== null && 'name' in place) former.set('o', `q:${place.name}`);
        return former;
      },
      { replace: true },
    );
  return [search.has('thu'), put];
}
