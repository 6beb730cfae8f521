// A dialog: Mantine's modal, which also silences the page's keys. Esc closes it. It stands there with its field focused
// when the key that opened it has been dealt with: whatever is typed next is typed into it.
import { Modal } from '@mantine/core';
import { useLayoutEffect, useRef, type ReactNode } from 'react';

import { useText } from '#client/text/text.ts';

import classes from './dialog.module.css';
import { useKeys, type KeyBinding } from './keys.ts';

interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: 'sm' | 'md' | 'lg' | 'xl';
  /** Keys that work while it is open. */
  keys?: readonly KeyBinding[];
  children: ReactNode;
}

const atOnce = { duration: 0 };

export function Dialog({ opened, onClose, title, size = 'md', keys = [], children }: DialogProps) {
  const text = useText().common;
  // Put together by hand: Mantine's own head is a <header>, which would be a second banner of the page.
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size}>
      <Modal.Overlay />
      {/* No fading in, which begins a frame later. */}
      <Modal.Content classNames={{ content: classes.content ?? '' }} transitionProps={atOnce}>
        <Keys keys={keys} title={title} />
        <div className={classes.head}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={text.close} />
        </div>
        <Modal.Body className={classes.body}>
          {children}
          <FocusFirst />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Declared before those of what is in the dialog, which are not behind it. */
function Keys({ keys, title }: { keys: readonly KeyBinding[]; title: string }) {
  useKeys(keys, { modal: true, group: title });
  return null;
}

/** Mantine's own focus comes after a timer: a busy machine takes keys in between, and they are lost. */
function FocusFirst() {
  const here = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const wanted = here.current?.closest('[role=dialog]')?.querySelector('[data-autofocus]');
    if (wanted instanceof HTMLElement) wanted.focus({ preventScroll: true });
  }, []);
  return <span ref={here} hidden />;
}
