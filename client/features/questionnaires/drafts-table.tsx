import { Link, useNavigate } from 'react-router';

import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { paths } from '#client/paths.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { ResponseOf } from '#client/api/client.ts';
import type { getQuestionnaires } from '#contract/questionnaires.ts';

import classes from './questionnaires.module.css';

type Draft = ResponseOf<typeof getQuestionnaires>['drafts'][number];

export function DraftsTable({ drafts, mayWrite }: { drafts: readonly Draft[]; mayWrite: boolean }) {
  const text = useText().questionnaires;
  const language = useLanguage();
  const format = useFormat();
  const navigate = useNavigate();
  const titleOf = ({ title, key }: Draft) => title[language] ?? title['vi'] ?? key;
  const columns: Column<Draft>[] = [
    {
      key: 'title',
      header: text.columns.title,
      value: titleOf,
      cell: (draft) => (
        <>
          <Link to={paths.questionnaireDraft(draft.id)} className={classes.name}>
            {titleOf(draft)}
          </Link>
          <div className={classes.aside}>{draft.key}</div>
        </>
      ),
    },
    {
      key: 'questions',
      header: text.columns.questions,
      value: ({ questions }) => questions,
      cell: ({ questions }) => format.number(questions),
    },
    {
      key: 'problems',
      header: text.columns.problems,
      value: ({ problems }) => problems,
      cell: ({ problems }) =>
        problems === 0 ? (
          <StatusMark kind="done">{text.check.none}</StatusMark>
        ) : (
          <StatusMark kind="trouble">{text.check.some(format.number(problems))}</StatusMark>
        ),
    },
    {
      key: 'updated',
      header: text.columns.updated,
      value: ({ updatedAt }) => updatedAt,
      cell: ({ updatedAt, updatedBy }) => `${format.when(updatedAt)}, ${updatedBy}`,
    },
  ];
  return (
    <DataTable
      caption={text.drafts}
      columns={columns}
      rows={drafts}
      rowKey={(draft) => draft.id}
      onOpen={(draft) => void navigate(paths.questionnaireDraft(draft.id))}
      empty={<EmptyState title={text.noDrafts}>{mayWrite && text.noDraftsNote}</EmptyState>}
    />
  );
}
