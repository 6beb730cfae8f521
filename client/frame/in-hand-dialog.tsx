// Why somebody is not signed out: a citizen is in their hands.
import { Button } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';

interface InHandDialogProps {
  /** Null: nobody, and no dialog. */
  respondent: string | null;
  onClose: () => void;
}

export function InHandDialog({ respondent, onClose }: InHandDialogProps) {
  const text = useText().unsent.inHand;
  return (
    <Dialog opened={respondent !== null} onClose={onClose} title={text.title(respondent ?? '')}>
      <p>{text.text}</p>
      <Button data-autofocus onClick={onClose} rightSection={<KeyHint name="Enter" />}>
        {text.back}
      </Button>
    </Dialog>
  );
}
