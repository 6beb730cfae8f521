// Which version the paper in hand was printed from: asked before keying, where the survey has had more than one.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

import { useText } from '#client/text/text.ts';
import type { Text } from '#client/text/vi.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import type { PaperCase, PaperVersion } from '#contract/paper-forms.ts';

import classes from './paper-forms.module.css';

interface ChoosingVersionProps {
  found: PaperCase;
  onChosen: (versionId: string) => void;
  onLeave: () => void;
}

export function ChoosingVersion({ found, onChosen, onLeave }: ChoosingVersionProps) {
  const text = useText().paperForms.keying;
  return (
    <VersionChoice
      {...{ found, onChosen, onLeave }}
      title={text.whichVersion}
      versions={found.versions}
      none={text.versionNone}
    >
      <p className={classes.note}>{text.whereVersion}</p>
    </VersionChoice>
  );
}

interface VersionChoiceProps extends ChoosingVersionProps {
  title: string;
  versions: readonly PaperVersion[];
  /** What Esc means. */
  none: string;
  children: ReactNode;
}

export function VersionChoice(props: VersionChoiceProps) {
  const { found, title, versions, none, onChosen, onLeave, children } = props;
  const text = useText().paperForms.keying;
  const choices = versions.map((version, at) => ({ version, key: String(at + 1) }));
  useKeys(
    [
      { key: 'Escape', label: none, run: onLeave },
      ...choices.map(({ version, key }) => ({
        key,
        label: text.version(version.key, String(version.version)),
        run: () => onChosen(version.id),
      })),
    ],
    { group: title },
  );
  return (
    <section className={classes.desk} aria-label={title}>
      <p className={classes.whose}>
        <strong>{found.code}</strong> · {found.respondentName} · {found.tthcName} · {found.agencyName}
      </p>
      <h2 className={classes.which}>{title}</h2>
      {children}
      <ul className={classes.versions}>
        {choices.map(({ version, key }) => (
          <li key={version.id}>
            <Button
              variant="default"
              aria-keyshortcuts={key}
              onClick={() => onChosen(version.id)}
              rightSection={<KeyHint name={key} />}
            >
              {text.version(version.key, String(version.version))}
            </Button>
            <span className={classes.note}>
              {version.isPresent ? text.present : comparableText(text, version)}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.keys}>
        <span>
          <KeyHint name="Escape" /> {none}
        </span>
      </p>
    </section>
  );
}

/** What of a former version counts in the index of today. */
export function comparableText(
  text: Text['paperForms']['keying'],
  { items, notComparable }: PaperVersion,
): string {
  if (notComparable.length === 0) return text.comparable;
  if (notComparable.length === items) return text.nothingComparable;
  return text.partlyComparable(String(notComparable.length), String(items), notComparable.join(', '));
}
