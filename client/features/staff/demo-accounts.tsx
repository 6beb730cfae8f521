// The demo's accounts by role, each with the key that enters with it.
import { UnstyledButton } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import type { Welcome } from '#contract/staff.ts';
import type { Role } from '#domain/staff/roles.ts';

import classes from './demo-accounts.module.css';

type Account = Welcome['demoAccounts'][number];

const order: readonly Role[] = ['operator', 'supervisor', 'verifier', 'official', 'analyst', 'admin'];
const keys = '123456789'.split('');

interface DemoAccountsProps {
  accounts: readonly Account[];
  disabled: boolean;
  onChoose: (account: Account) => void;
}

export function DemoAccounts({ accounts, disabled, onChoose }: DemoAccountsProps) {
  const text = useText();
  const keyed = order
    .flatMap((role) => accounts.filter((account) => account.role === role))
    .map((account, index) => ({ account, key: keys[index] ?? null }));
  useKeys(
    keyed.flatMap(({ account, key }) =>
      key === null ? [] : [{ key, label: text.staff.demo.as(account.name), run: () => onChoose(account) }],
    ),
    { enabled: !disabled, group: text.staff.demo.title },
  );
  return (
    <section aria-label={text.staff.demo.title} className={classes.demo}>
      <h2 className={classes.heading}>{text.staff.demo.title}</h2>
      <p className={classes.lead}>{text.staff.demo.lead}</p>
      <ul className={classes.list}>
        {keyed.map(({ account, key }) => (
          <li key={account.username}>
            <UnstyledButton
              className={classes.account}
              disabled={disabled}
              onClick={() => onChoose(account)}
              aria-keyshortcuts={key ?? undefined}
            >
              <span className={classes.key}>{key !== null && <KeyHint name={key} />}</span>
              <span>
                <span className={classes.role}>{text.common.roles[account.role]}</span>
                <span className={classes.does}> {text.staff.demo.does[account.role]}</span>
                <span className={classes.name}>
                  {account.name} · {account.username}
                </span>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
