// A dialog: Mantine's modal, which also silences the page's keys. Esc closes it.
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

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

export function Dialog({ opened, onClose, title, size = 'md', keys = [], children }: DialogProps) {
  const text = useText().common;
  useKeys(keys, { modal: true, enabled: opened, group: title });
  // Put together by hand: Mantine's own head is a <header>, which would be a second banner of the page.
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size}>
      <Modal.Overlay />
      <Modal.Content classNames={{ content: classes.content ?? '' }}>
        <div className={classes.head}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={text.close} />
        </div>
        <Modal.Body className={classes.body}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
