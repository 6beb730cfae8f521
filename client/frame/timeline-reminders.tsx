// The note in the bar for those who lead a step that is late or soon due: how many, and the way to each.
import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';

import { useLiveEvent } from '#client/api/live.ts';
import { readAgain, useEndpoint } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { getTimelineReminders, type TimelineReminders } from '#contract/timeline.ts';

import classes from './top-bar.module.css';

/** A step may become done by what happens in the survey, which no event of the plan tells. */
const readAgainMs = 300_000;

export function TimelineReminderNote() {
  const { data = [] } = useEndpoint(getTimelineReminders, {}, { refetchInterval: readAgainMs });
  useLiveEvent('timeline:changed', () => void readAgain(getTimelineReminders));
  return data.length === 0 ? null : <Note reminders={data} />;
}

function Note({ reminders }: { reminders: TimelineReminders }) {
  const { timeline: text, common } = useText();
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const key = 'Alt+R';
  useKeys([{ key, label: text.reminders.open, run: () => setOpened(true) }], {
    group: common.keys.everywhere,
  });
  const late = reminders.filter(({ daysLeft }) => daysLeft < 0).length;
  const soon = reminders.length - late;
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened}>
      <Menu.Target>
        <UnstyledButton className={classes.button} aria-keyshortcuts={key}>
          <VisuallyHidden>{text.reminders.label}: </VisuallyHidden>
          <StatusMark kind={late > 0 ? 'trouble' : 'waiting'}>
            {late > 0 ? text.reminders.late(format.number(late)) : text.reminders.soon(format.number(soon))}
          </StatusMark>{' '}
          <KeyHint name={key} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{text.reminders.label}</Menu.Label>
        {reminders.map(({ surveyId, surveyName, stepId, content, daysLeft, lastDay }) => (
          <Menu.Item key={stepId} component={Link} to={`${paths.timeline(surveyId)}?step=${stepId}`}>
            <StatusMark kind={daysLeft < 0 ? 'trouble' : 'waiting'}>
              {text.reminders.kinds[daysLeft < 0 ? 'late' : daysLeft === 0 ? 'today' : 'soon'](
                format.number(Math.abs(daysLeft)),
              )}
            </StatusMark>{' '}
            {content} · {format.day(lastDay)} · {surveyName}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
