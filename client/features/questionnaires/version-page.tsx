// One published version: how it looks to an operator, who uses it, a draft of it, its files, and surveys to move to it.
import { Button } from '@mantine/core';
import { useNavigate, useParams, useSearchParams } from 'react-router';

import { hrefOf } from '#client/api/client.ts';
import { useAct, useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { FileTakingNote, useFileTaking } from '#client/ui/file-taking.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Page } from '#client/ui/page.tsx';
import { isAllowed } from '#contract/access.ts';
import { getBlankPaperForm } from '#contract/paper-printing.ts';
import { createQuestionnaireDraft, getQuestionnaireVersionFile } from '#contract/questionnaire-drafts.ts';
import { getQuestionnaires, getQuestionnaireVersion } from '#contract/questionnaires.ts';

import { Outline } from './outline.tsx';
import { usePlace } from './place-in-address.ts';
import { PreviewPane } from './preview-pane.tsx';
import classes from './questionnaires.module.css';
import { SurveysOfVersion } from './surveys-of-version.tsx';
import { useTrial } from './use-trial.ts';
import { WalkView } from './walk-view.tsx';

export function VersionPage() {
  const { versionId = '' } = useParams();
  const { questionnaires: text, paperPrinting } = useText();
  const language = useLanguage();
  const format = useFormat();
  const navigate = useNavigate();
  const version = useLoaded(getQuestionnaireVersion, { params: { versionId } });
  const { definition } = version;
  const mayWrite = isAllowed(createQuestionnaireDraft.access, useWho().role);
  const [place, open] = usePlace(definition);
  const trial = useTrial(definition);
  const [search, setSearch] = useSearchParams();
  const walking = search.has('thu');
  const setWalking = (isOn: boolean) =>
    setSearch(
      (former) => {
        if (isOn) former.set('thu', '1');
        else former.delete('thu');
        return former;
      },
      { replace: true },
    );
  const file = useFileTaking();
  const draft = useAct(createQuestionnaireDraft, {
    invalidates: [getQuestionnaires],
    onDone: ({ id }) => void navigate(paths.questionnaireDraft(id)),
  });
  const begin = () => draft.mutate({ body: { from: { kind: 'version', versionId } } });
  useKeys(
    [
      { key: 'F8', label: walking ? text.walk.close : text.walk.open, run: () => setWalking(!walking) },
      ...(mayWrite && !walking ? [{ key: 'E', label: text.edit, run: begin }] : []),
    ],
    { group: text.title },
  );
  if (walking) return <WalkView definition={definition} trial={trial} onClose={() => setWalking(false)} />;
  const fileOf = (kind: 'xlsx' | 'json') =>
    hrefOf(getQuestionnaireVersionFile, { params: { versionId }, query: { format: kind } });
  const paperHref = hrefOf(getBlankPaperForm, {
    params: { versionId },
    query: { format: 'pdf', language: definition.languages[0] ?? 'vi' },
  });
  const files = [
    { label: paperPrinting.ofVersion, address: paperHref },
    { label: text.exportXlsform, address: fileOf('xlsx') },
    { label: text.exportJson, address: fileOf('json') },
  ];
  return (
    <Page
      title={definition.title[language] ?? definition.title.vi}
      lead={text.versionLead(version.key, format.number(version.version), version.digest.slice(0, 12))}
      actions={
        <>
          {files.map(({ label, address }) => (
            <Button
              key={label}
              variant="default"
              onClick={() => file.take(address)}
              loading={file.isWaitingFor(address)}
            >
              {label}
            </Button>
          ))}
          <Button variant="default" onClick={() => setWalking(true)} aria-keyshortcuts="F8">
            {text.walk.open}&nbsp;
            <KeyHint name="F8" />
          </Button>
          {mayWrite && (
            <Button onClick={begin} loading={draft.isPending} aria-keyshortcuts="E">
              {text.edit}&nbsp;
              <KeyHint name="E" />
            </Button>
          )}
        </>
      }
    >
      <FaultNote fault={draft.error} />
      <FileTakingNote taking={file} />
      <div className={classes.version}>
        <Outline definition={definition} problems={[]} place={place} onOpen={open} />
        <div className={classes.side}>
          <PreviewPane definition={definition} place={place} trial={trial} />
          <p className={classes.aside}>{definition.source}</p>
          <SurveysOfVersion versionId={versionId} versionKey={version.key} />
        </div>
      </div>
    </Page>
  );
}
