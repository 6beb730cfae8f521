// A file from the server: asked for, waited for with a clock and a way out, saved; or refused, in words where it was asked for.
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

import { takeFile } from '#client/api/client.ts';
import { useFormat, useText } from '#client/text/text.ts';

import { Elapsed } from './elapsed.tsx';
import { FaultNote } from './fault-note.tsx';
import classes from './file-taking.module.css';
import { saveBlob } from './save-file.ts';

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting'; readonly address: string; readonly since: number; readonly bytes: number }
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'refused'; readonly fault: unknown };

export interface FileTaking {
  readonly state: State;
  /** Does nothing while another is waited for. @param address from hrefOf */
  readonly take: (address: string) => void;
  readonly stop: () => void;
  readonly isWaiting: boolean;
  readonly isWaitingFor: (address: string) => boolean;
}

export function useFileTaking(): FileTaking {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  const stop = () => {
    running.current?.abort();
    running.current = null;
    setState({ kind: 'idle' });
  };
  useEffect(() => () => running.current?.abort(), []);
  const take = (address: string) => {
    if (running.current !== null) return;
    const own = new AbortController();
    running.current = own;
    const settle = (next: State) => {
      if (running.current !== own) return;
      running.current = null;
      setState(next);
    };
    const since = Date.now();
    setState({ kind: 'waiting', address, since, bytes: 0 });
    const onBytes = (bytes: number) => {
      if (running.current === own) setState({ kind: 'waiting', address, since, bytes });
    };
    takeFile(address, { signal: own.signal, onBytes }).then(
      ({ name, content }) => {
        if (running.current !== own) return;
        saveBlob(name, content);
        settle({ kind: 'saved', name });
      },
      (fault: unknown) => settle({ kind: 'refused', fault }),
    );
  };
  return {
    state,
    take,
    stop,
    isWaiting: state.kind === 'waiting',
    isWaitingFor: (address) => state.kind === 'waiting' && state.address === address,
  };
}

interface FileTakingNoteProps {
  taking: FileTaking;
  /** What is known of how long it takes. */
  hint?: string;
}

/** Stands where the file is asked for; takes no room before. */
export function FileTakingNote({ taking: { state, stop }, hint }: FileTakingNoteProps) {
  const text = useText().files;
  const format = useFormat();
  if (state.kind === 'refused') return <FaultNote fault={state.fault} />;
  return (
    <div role="status" className={classes.note}>
      {state.kind === 'saved' && <p>{text.saved(state.name)}</p>}
      {state.kind === 'waiting' && (
        <>
          <progress className={classes.bar} aria-label={text.making} />
          <p>
            {state.bytes === 0 ? text.making : text.coming(format.bytes(state.bytes))}{' '}
            <Elapsed since={state.since} />
            {hint === undefined ? '' : ` · ${hint}`}
          </p>
          <Button variant="default" size="compact-sm" onClick={stop}>
            {text.stop}
          </Button>
        </>
      )}
    </div>
  );
}
