// Sign-in. In the demo the accounts are listed by role; one key or one click enters with one of them.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';

import { signIn } from '#client/api/auth.ts';
import { useEndpoint } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { chooseLanguage, useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { getWelcome } from '#contract/staff.ts';

import { DemoAccounts } from './demo-accounts.tsx';
import classes from './sign-in-page.module.css';

/** Only an address of our own is followed after sign-in. */
const nextFrom = (search: URLSearchParams) => {
  const next = search.get('next') ?? '';
  return /^\/(?![/\\])/.test(next) ? next : paths.home();
};

export function SignInPage() {
  const text = useText();
  const language = useLanguage();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const welcome = useEndpoint(getWelcome, {}, { staleTime: Infinity });
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<unknown>(null);
  const [pending, setPending] = useState(false);

  const enter = async (name: string, secret: string) => {
    setPending(true);
    setFault(null);
    try {
      await signIn(name, secret);
      void navigate(nextFrom(search), { replace: true });
    } catch (refused) {
      setFault(refused);
    } finally {
      setPending(false);
    }
  };

  const accounts = welcome.data?.demoAccounts ?? [];
  return (
    <main className={classes.page}>
      <title>{`${text.staff.title} · ${text.common.product}`}</title>
      <div className={classes.inner}>
        <header>
          <h1 className={classes.product}>{text.common.product}</h1>
          <p className={classes.lead}>{text.staff.lead}</p>
        </header>
        <div className={classes.ways} data-demo={accounts.length > 0 || undefined}>
          <form
            className={classes.form}
            onSubmit={(event) => {
              event.preventDefault();
              void enter(username.trim(), password);
            }}
          >
            <h2 className={classes.heading}>{text.staff.title}</h2>
            <TextInput
              label={text.staff.username}
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus={welcome.isSuccess && accounts.length === 0}
              required
              withAsterisk={false}
            />
            <PasswordInput
              label={text.staff.password}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              autoComplete="current-password"
              required
              withAsterisk={false}
            />
            <FaultNote fault={fault} />
            <Button type="submit" disabled={pending}>
              {pending ? text.staff.submitting : text.staff.submit}
            </Button>
          </form>
          {accounts.length > 0 && (
            <DemoAccounts
              accounts={accounts}
              disabled={pending}
              onChoose={(account) => void enter(account.username, account.password)}
            />
          )}
        </div>
        <footer className={classes.foot}>
          <button
            type="button"
            className={classes.language}
            lang={language === 'vi' ? 'en' : 'vi'}
            onClick={() => chooseLanguage(language === 'vi' ? 'en' : 'vi')}
          >
            {text.common.frame.otherLanguage}
          </button>
          {welcome.data && <span>{welcome.data.version}</span>}
        </footer>
      </div>
    </main>
  );
}
