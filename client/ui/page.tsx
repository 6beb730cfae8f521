// The inside of a screen: its heading with actions, sections parted by lines, and what is being awaited.
import type { ReactNode } from 'react';

import { useText } from '#client/text/text.ts';

import classes from './page.module.css';

interface PageProps {
  title: string;
  /** One line under the title: what this is, as of when. */
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ title, lead, actions, children }: PageProps) {
  return (
    <div className={classes.page}>
      <title>{title}</title>
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}>{title}</h1>
          {lead !== undefined && <div className={classes.lead}>{lead}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface SectionProps {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a page under a line; never a box in a box. */
export function Section({ title, actions, children }: SectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.sectionHead}>
        <h2 className={classes.sectionTitle}>{title}</h2>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}

/** Says what is being awaited; no spinner without a word. */
export function Awaiting({ what }: { what?: string }) {
  const text = useText().common;
  return (
    <p className={classes.awaiting} role="status">
      {text.loading(what ?? text.page)}
    </p>
  );
}
