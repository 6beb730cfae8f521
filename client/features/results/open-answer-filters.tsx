// What of the open answers is shown: question, words, agency, dissatisfaction, days, state of the coding.
import { NativeSelect, TextInput } from '@mantine/core';
import { useState, type Ref } from 'react';

import { useFormWords } from '#client/frame/form-words.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DayInput } from '#client/ui/day-input.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { codingStates, type OpenAnswersView } from '#contract/open-answers.ts';

import classes from './open-answers.module.css';

interface FiltersProps {
  view: OpenAnswersView;
  query: Readonly<Record<string, string | undefined>>;
  change: (values: Readonly<Record<string, string>>) => void;
  searchBox: Ref<HTMLInputElement>;
}

export function OpenAnswerFilters({ view, query, change, searchBox }: FiltersProps) {
  const text = useText().openAnswers;
  const format = useFormat();
  const words = useFormWords(view.survey.id);
  const choice = (name: string, label: string, data: { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      value={query[name] ?? ''}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      data={data}
    />
  );
  return (
    <div className={classes.filters}>
      {view.questions.length > 1 && (
        <NativeSelect
          label={text.question}
          value={view.question}
          onChange={(event) => change({ question: event.currentTarget.value })}
          data={view.questions.map(({ name, label, answers }) => ({
            value: name,
            label: text.questionOf(words.question(name, label), format.number(answers)),
          }))}
        />
      )}
      <SearchBox typed={query['search'] ?? ''} onSearch={(search) => change({ search })} box={searchBox} />
      {choice('agency', text.agency, [
        { value: '', label: text.anyAgency },
        ...view.agencies.map((name) => ({ value: name, label: name })),
      ])}
      {choice('factor', text.factor, [
        { value: '', label: text.anyFactor },
        ...view.factors.map(({ code, name }) => ({
          value: code,
          label: `${code} · ${words.factor(code, name)}`,
        })),
      ])}
      {(['from', 'to'] as const).map((name) => (
        <DayInput
          key={name}
          label={text[name]}
          placeholder={text.dayForm}
          value={query[name] ?? ''}
          onChange={(day) => change({ [name]: day })}
        />
      ))}
      {choice(
        'state',
        text.state,
        codingStates.map((state) => ({ value: state === 'all' ? '' : state, label: text.states[state] })),
      )}
    </div>
  );
}

/** Searches on Enter or when left, so that no half word is looked for. */
function SearchBox({
  typed,
  onSearch,
  box,
}: {
  typed: string;
  onSearch: (typed: string) => void;
  box: Ref<HTMLInputElement>;
}) {
  const text = useText().openAnswers;
  const [value, setValue] = useState(typed);
  const search = () => {
    if (value.trim() !== typed) onSearch(value.trim());
  };
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        search();
      }}
    >
      <TextInput
        ref={box}
        label={text.search}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        onBlur={search}
        rightSection={<KeyHint name={value.trim() === typed ? '/' : 'Enter'} />}
        rightSectionWidth="3.6rem"
        aria-keyshortcuts="/"
      />
    </form>
  );
}
