// Whose head new reports begin with: that of the survey's authority, or the office's own, kept from this report.
import { Button } from '@mantine/core';

import { useAct, useEndpoint } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { isAllowed } from '#contract/access.ts';
import { forgetReportHead, getReportHead, keepReportHead } from '#contract/reports.ts';

import classes from './report.module.css';

interface HeadSettingProps {
  reportId: string;
  /** What is kept is what is saved. */
  isChanged: boolean;
}

export function HeadSetting({ reportId, isChanged }: HeadSettingProps) {
  const { reports } = useText();
  const text = reports.headSetting;
  const format = useFormat();
  const mayKeep = isAllowed(keepReportHead.access, useWho().role);
  const head = useEndpoint(getReportHead, {});
  const keep = useAct(keepReportHead, { invalidates: [getReportHead] });
  const forget = useAct(forgetReportHead, { invalidates: [getReportHead] });
  const { texts = null, keptAt = null, keptBy = null } = head.data ?? {};
  const acts = [
    {
      key: 'Alt+H',
      label: text.keep,
      act: keep,
      isOff: isChanged,
      run: () => keep.mutate({ params: { reportId } }),
    },
    ...(texts === null
      ? []
      : [{ key: 'Alt+G', label: text.forget, act: forget, isOff: false, run: () => forget.mutate({}) }]),
  ];
  useKeys(
    mayKeep
      ? acts.map(({ key, label, isOff, run }) => ({
          key,
          label,
          run: () => {
            if (!isOff) run();
          },
        }))
      : [],
    { group: reports.keys },
  );
  return (
    <>
      <p className={classes.note}>
        {texts === null || keptAt === null || keptBy === null
          ? text.derived
          : text.own(texts.co_quan_ban_hanh, texts.so_ky_hieu.trim(), keptBy, format.dayTime(keptAt))}
      </p>
      {mayKeep && (
        <div className={classes.acts}>
          {acts.map(({ key, label, act, isOff, run }) => (
            <Button
              key={key}
              variant="default"
              disabled={isOff}
              title={isOff ? text.keepOff : undefined}
              loading={act.isPending}
              onClick={run}
              aria-keyshortcuts={key}
              rightSection={<KeyHint name={key} />}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
      <FaultNote fault={keep.error ?? forget.error ?? head.error} />
    </>
  );
}
