// The options of a question or a shared list: code, key, what is read for each; their order is that on the screen.
import { Button, TextInput } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import type { Option } from '#domain/questionnaire/definition.ts';

import { useEditing } from './editing.ts';
import classes from './fields.module.css';
import { patched } from './patched.ts';

interface OptionsRowsProps {
  options: readonly Option[];
  onChange: (options: readonly Option[]) => void;
}

export function OptionsRows({ options, onChange }: OptionsRowsProps) {
  const { fields: text, language: languageName } = useText().questionnaires;
  const { languages } = useEditing().form.definition;
  const put = (at: number, option: Option) => onChange(options.with(at, option));
  const move = (at: number, option: Option, step: number) =>
    onChange(options.toSpliced(at, 1).toSpliced(at + step, 0, option));
  const add = () => {
    const code = Math.max(0, ...options.map((option) => option.code).filter(Number.isFinite)) + 1;
    onChange([...options, { code, label: { vi: '' } }]);
  };
  return (
    <div className={classes.rows}>
      {options.map((option, at) => {
        const which = `${text.option} ${at + 1}`;
        return (
          <div key={at} className={classes.row} role="group" aria-label={which}>
            <TextInput
              className={classes.code ?? ''}
              aria-label={`${which}, ${text.code}`}
              placeholder={text.code}
              value={Number.isFinite(option.code) ? String(option.code) : ''}
              inputMode="numeric"
              onChange={(event) => put(at, { ...option, code: numberIn(event.currentTarget.value) })}
              autoComplete="off"
            />
            <TextInput
              className={classes.code ?? ''}
              aria-label={`${which}, ${text.key}`}
              placeholder={text.key}
              value={option.key ?? ''}
              maxLength={1}
              onChange={(event) =>
                put(at, patched(option, { key: event.currentTarget.value.toUpperCase() || undefined }))
              }
              autoComplete="off"
            />
            {languages.map((language) => (
              <TextInput
                key={language}
                className={classes.grow ?? ''}
                aria-label={`${which}, ${languageName(language)}`}
                placeholder={languageName(language)}
                value={option.label[language] ?? ''}
                lang={language}
                onChange={(event) =>
                  put(at, { ...option, label: { ...option.label, [language]: event.currentTarget.value } })
                }
                autoComplete="off"
                spellCheck={false}
              />
            ))}
            <span className={classes.place}>
              <Button
                size="sm"
                variant="subtle"
                px={6}
                aria-label={`${which}, ${text.up}`}
                disabled={at === 0}
                onClick={() => move(at, option, -1)}
              >
                ↑
              </Button>
              <Button
                size="sm"
                variant="subtle"
                px={6}
                aria-label={`${which}, ${text.down}`}
                disabled={at === options.length - 1}
                onClick={() => move(at, option, 1)}
              >
                ↓
              </Button>
              <Button
                size="sm"
                variant="subtle"
                px={6}
                aria-label={`${which}, ${text.remove}`}
                onClick={() => onChange(options.toSpliced(at, 1))}
              >
                ✕
              </Button>
            </span>
          </div>
        );
      })}
      <Button size="compact-sm" variant="default" onClick={add}>
        {text.addOption}
      </Button>
    </div>
  );
}

/** What is typed as a code; 0 while nothing is. */
function numberIn(typed: string): number {
  const number = Number(typed.trim());
  return Number.isFinite(number) ? number : 0;
}
