// The bar over every screen. On the console the screen's own part takes the middle.
import { Menu, UnstyledButton } from '@mantine/core';
import { Fragment } from 'react';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';

import { useConnection } from '#client/api/live.ts';
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { isAllowed } from '#contract/access.ts';
import { getConsole } from '#contract/attempts.ts';
import type { Me } from '#contract/staff.ts';
import type { SurveySummary } from '#contract/surveys.ts';
import { getTimelineReminders } from '#contract/timeline.ts';

import type { AccountAct } from './account-acts.ts';
import { CallNote } from './call-note.tsx';
import classes from './top-bar.module.css';
import { TimelineReminderNote } from './timeline-reminders.tsx';
import { barMenus, besideBar, type BarMenu, type Screen } from './screens.ts';

interface TopBarProps {
  me: Me;
  screens: readonly Screen[];
  surveys: readonly SurveySummary[];
  current: SurveySummary | null;
  account: readonly AccountAct[];
  slot: (element: HTMLElement | null) => void;
  onHelp: () => void;
  onFind: () => void;
}

export function TopBar({ me, screens, surveys, current, account, slot, onHelp, onFind }: TopBarProps) {
  const text = useText().common;
  const connection = useConnection();
  const { pathname } = useLocation();
  const menus = menusOf(screens);
  const apart = screens.filter(
    (screen) => !besideBar.includes(screen.name) && !menus.some((menu) => menu.screens.includes(screen)),
  );
  return (
    <header className={classes.bar}>
      <Link to={paths.home()} className={classes.product}>
        {text.product}
      </Link>
      {/* The console names the survey of its own session. */}
      {pathname !== paths.console() && <SurveyChoice surveys={surveys} current={current} />}
      {screens.length > 1 && (
        <nav aria-label={text.nav.label} className={classes.nav}>
          {apart.map(({ name, to }) => (
            <NavLink
              key={name}
              to={to}
              // /surveys begins the address of every screen of a survey.
              end={name === 'surveys'}
              className={classes.link ?? ''}
            >
              {text.nav[name]}
            </NavLink>
          ))}
          {menus.map((menu) => (
            <BarMenuOf key={menu.name} {...menu} />
          ))}
        </nav>
      )}
      <div className={classes.slot} ref={slot} />
      {connection.state !== 'connected' && (
        <span role="status">
          <StatusMark kind={connection.state === 'cut' ? 'trouble' : 'waiting'}>
            {text.connection[connection.state]}
          </StatusMark>
        </span>
      )}
      {pathname !== paths.console() && isAllowed(getConsole.access, me.role) && <CallNote />}
      {isAllowed(getTimelineReminders.access, me.role) && <TimelineReminderNote />}
      <UnstyledButton className={classes.button} onClick={onFind} aria-keyshortcuts="Control+K">
        <span className={classes.roomy}>{text.frame.find}</span> <KeyHint name="Ctrl+K" />
      </UnstyledButton>
      <UnstyledButton className={classes.button} onClick={onHelp} aria-keyshortcuts="?">
        <span className={classes.roomy}>{text.frame.help}</span> <KeyHint name="?" />
      </UnstyledButton>
      <AccountMenu me={me} acts={account} />
    </header>
  );
}

interface MenuOfScreens {
  name: BarMenu;
  screens: readonly Screen[];
}

/** A menu of one would hide it for nothing. */
function menusOf(screens: readonly Screen[]): MenuOfScreens[] {
  return (Object.keys(barMenus) as BarMenu[])
    .map((name) => {
      const within: readonly string[] = barMenus[name];
      return { name, screens: screens.filter((screen) => within.includes(screen.name)) };
    })
    .filter((menu) => menu.screens.length > 1);
}

function BarMenuOf({ name: menu, screens }: MenuOfScreens) {
  const text = useText().common;
  const { pathname } = useLocation();
  const isHere = screens.some(({ to }) => pathname.startsWith(to));
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes.link} aria-current={isHere ? 'true' : undefined}>
          {text.nav[menu]} ▾
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {screens.map(({ name, to }) => (
          <Menu.Item key={name} component={Link} to={to}>
            {text.nav[name]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The survey in hand; choosing another one keeps the screen and changes its survey. */
function SurveyChoice({ surveys, current }: Pick<TopBarProps, 'surveys' | 'current'>) {
  const text = useText().common;
  const navigate = useNavigate();
  const { pathname } = useLocation();
  if (current === null) return null;
  const inSurvey = pathname.startsWith(`${paths.surveys()}/`);
  if (surveys.length === 1 || !inSurvey) return <span className={classes.survey}>{current.name}</span>;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes.survey} aria-label={`${text.survey.choose}: ${current.name}`}>
          {current.name} ▾
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {surveys.map((survey) => (
          <Menu.Item key={survey.id} onClick={() => void navigate(pathname.replace(current.id, survey.id))}>
            {survey.name} · {text.survey.status[survey.status]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function AccountMenu({ me, acts }: { me: Me; acts: readonly AccountAct[] }) {
  const text = useText().common;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton
          className={`${classes.button} ${classes.account}`}
          // A click leaves the focus where it was, so that Enter still means what the screen says.
          onMouseDown={(event) => event.preventDefault()}
          aria-label={`${text.frame.account}: ${me.name}, ${text.roles[me.role]}`}
        >
          {me.name} ▾
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {text.roles[me.role]} · {me.unit}
        </Menu.Label>
        {acts.map(({ name, label, lang, run }) => (
          <Fragment key={name}>
            {name === 'sign-out' && <Menu.Divider />}
            <Menu.Item {...(lang === undefined ? {} : { lang })} onClick={run}>
              {label}
            </Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
