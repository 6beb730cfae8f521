import { Link, useNavigate } from 'react-router';

import type { ResponseOf } from '#client/api/client.ts';
import { paths } from '#client/paths.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { useSortInAddress } from '#client/ui/sort-in-address.ts';
import type { getQuestionnaires } from '#contract/questionnaires.ts';

import classes from './questionnaires.module.css';

type Version = ResponseOf<typeof getQuestionnaires>['versions'][number];

export function VersionsTable({ versions }: { versions: readonly Version[] }) {
  const text = useText().questionnaires;
  const language = useLanguage();
  const format = useFormat();
  const navigate = useNavigate();
  const [sort, setSort] = useSortInAddress();
  const titleOf = ({ title, key }: Version) => title[language] ?? title['vi'] ?? key;
  const columns: Column<Version>[] = [
    {
      key: 'title',
      header: text.columns.title,
      value: titleOf,
      cell: (version) => (
        <>
          <Link to={paths.questionnaireVersion(version.id)} className={classes.name}>
            {titleOf(version)}
          </Link>
          <div className={classes.aside}>
            {version.key} · {text.purposes[version.purpose]}
          </div>
        </>
      ),
    },
    {
      key: 'version',
      header: text.columns.version,
      value: ({ version }) => version,
      cell: ({ version }) => format.number(version),
    },
    {
      key: 'questions',
      header: text.columns.questions,
      value: ({ questions }) => questions,
      cell: ({ questions }) => format.number(questions),
    },
    {
      key: 'surveys',
      header: text.columns.surveys,
      value: ({ surveys }) => surveys.map(({ name }) => name).join(', '),
      cell: ({ surveys }) =>
        surveys.length === 0 ? (
          <span className={classes.quiet}>{text.unused}</span>
        ) : (
          surveys.map(({ id, name }) => (
            <div key={id}>
              <Link to={paths.survey(id)} className={classes.link}>
                {name}
              </Link>
            </div>
          ))
        ),
    },
    {
      key: 'interviews',
      header: text.columns.interviews,
      value: ({ interviews }) => interviews,
      cell: ({ interviews }) => format.number(interviews),
    },
    {
      key: 'published',
      header: text.columns.published,
      value: ({ publishedAt }) => publishedAt,
      cell: ({ publishedAt, publishedBy }) =>
        `${format.when(publishedAt)}, ${publishedBy ?? text.withProduct}`,
    },
  ];
  return (
    <DataTable
      caption={text.versions}
      columns={columns}
      rows={versions}
      rowKey={(version) => version.id}
      onOpen={(version) => void navigate(paths.questionnaireVersion(version.id))}
      sort={sort}
      onSort={setSort}
      exportName={text.exportName}
      empty={null}
    />
  );
}
