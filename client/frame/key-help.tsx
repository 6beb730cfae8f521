// The `?` sheet: every key that works at this moment, nearest first.
import { useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { helpRows, type BindingGroup } from '#client/ui/keys.ts';

import classes from './key-help.module.css';

interface KeyHelpProps {
  /** Null: closed. */
  groups: readonly BindingGroup[] | null;
  onClose: () => void;
}

export function KeyHelp({ groups, onClose }: KeyHelpProps) {
  const text = useText().common.keys;
  return (
    <Dialog
      opened={groups !== null}
      onClose={onClose}
      title={text.title}
      size="lg"
      keys={[{ key: '?', label: text.close, run: onClose, hidden: true }]}
    >
      {groups !== null && <KeyList groups={groups} />}
    </Dialog>
  );
}

function KeyList({ groups }: { groups: readonly BindingGroup[] }) {
  return (
    <div className={classes.groups}>
      {groups.map(({ group, bindings }) => (
        <section key={group}>
          {group !== '' && <h3 className={classes.group}>{group}</h3>}
          <dl className={classes.list}>
            {helpRows(bindings).map(({ label, keys }) => (
              <div key={label} className={classes.row}>
                <dt>
                  {keys.map((key) => (
                    <span key={key} className={classes.key} data-key={key}>
                      <KeyHint name={key} />
                      <span className={classes.spoken}>{key} </span>
                    </span>
                  ))}
                </dt>
                <dd>{label}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
