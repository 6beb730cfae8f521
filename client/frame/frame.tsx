// Around every screen after sign-in: who, which survey, where else, state of the line, help and palette.
import { useEffect, useState } from 'react';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';

import { connectLive } from '#client/api/live.ts';
import { Refusal } from '#client/api/client.ts';
import { useEndpoint } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { languageBelongsTo } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { bindingsNow, useKeys, type BindingGroup } from '#client/ui/keys.ts';
import { Awaiting } from '#client/ui/page.tsx';
import { getMe, type Me } from '#contract/staff.ts';

import { useAccountActs } from './account-acts.ts';
import { useCurrentSurvey } from './current-survey.ts';
import classes from './frame.module.css';
import { tellHelpOpened } from './help-opened.ts';
import { KeyHelp } from './key-help.tsx';
import { useMainScroll } from './main-scroll.ts';
import { Palette } from './palette.tsx';
import { screensFor } from './screens.ts';
import { useSignOut } from './sign-out.tsx';
import { TopBar } from './top-bar.tsx';
import { TopBarSlotContext } from './top-bar-slot.tsx';
import { WhoContext } from './who.ts';

/** Help or palette, with the keys that worked when it was asked for. */
interface Opened {
  what: 'help' | 'palette';
  groups: readonly BindingGroup[];
}

export function Frame() {
  const me = useEndpoint(getMe, {});
  const location = useLocation();
  if (me.error instanceof Refusal && me.error.code === 'not-signed-in') {
    const next =
      location.pathname === paths.home()
        ? ''
        : `?next=${encodeURIComponent(location.pathname + location.search)}`;
    return <Navigate to={paths.signIn() + next} replace />;
  }
  if (me.data) return <SignedIn me={me.data} />;
  if (me.error)
    return (
      <div className={classes.alone}>
        <FaultNote fault={me.error} onRetry={() => void me.refetch()} />
      </div>
    );
  return <Awaiting />;
}

function SignedIn({ me }: { me: Me }) {
  const text = useText().common;
  const navigate = useNavigate();
  const { surveys, current } = useCurrentSurvey();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = (what: Opened['what']) => {
    setOpened({ what, groups: bindingsNow() });
    if (what === 'help') tellHelpOpened();
  };
  const close = () => setOpened(null);
  const leaving = useSignOut(me);
  const account = useAccountActs(leaving.ask);
  const main = useMainScroll();
  const screens = screensFor(me.role, current?.id ?? null);

  useEffect(() => {
    languageBelongsTo(me.username);
    connectLive();
  }, [me.username]);

  useKeys(
    [
      { key: '?', label: text.keys.help, run: () => open('help') },
      // Where text is typed, ? is a sign like any other.
      { key: 'F1', label: text.keys.help, run: () => open('help'), hidden: true },
      { key: 'Ctrl+K', label: text.keys.find, run: () => open('palette') },
    ],
    { group: text.keys.everywhere },
  );

  return (
    <WhoContext value={me}>
      <TopBarSlotContext value={slot}>
        <div className={classes.frame}>
          <a className={classes.skip} href="#main">
            {text.frame.skip}
          </a>
          <TopBar
            me={me}
            screens={screens}
            surveys={surveys}
            current={current}
            account={account}
            slot={setSlot}
            onHelp={() => open('help')}
            onFind={() => open('palette')}
          />
          <main id="main" ref={main} className={classes.main} tabIndex={-1}>
            <Outlet />
          </main>
        </div>
        <KeyHelp groups={opened?.what === 'help' ? opened.groups : null} onClose={close} />
        <Palette
          groups={opened?.what === 'palette' ? opened.groups : null}
          onClose={close}
          screens={screens.map(({ name, to }) => ({ label: text.nav[name], run: () => void navigate(to) }))}
          account={account}
        />
        {leaving.dialog}
      </TopBarSlotContext>
    </WhoContext>
  );
}
