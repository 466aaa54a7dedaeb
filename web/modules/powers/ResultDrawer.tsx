import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { PageLoading } from '../../kit/PageLoading.tsx';
import { useCan } from '../../kit/session.tsx';
import { ScoreField } from '../../kit/ScoreField.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './powers.css';
import type { BranchLine, Result } from './types.ts';

/** One thing that the department scores: a branch, or itself where no street has one. */
interface Scored {
  readonly branchId: string | null;
  readonly name: string;
  readonly own: string | null;
  readonly headOwn: string | null;
  readonly streets: BranchLine['scores'];
}

/** What each street gave, in a line. */
function StreetScores({ scores }: { scores: BranchLine['scores'] }) {
  const { t } = useTranslation('powers');
  return scores.map(({ streetName, score, headName, headScore }) => (
    <div key={streetName}>
      {streetName}{' '}
      {score === null ? (
        <span className="power-breaches">{t('review.missing')}</span>
      ) : (
        t('streetGave', { score, head: headName ?? '', headScore: headScore ?? '' })
      )}
    </div>
  ));
}

interface FormValues {
  readonly scores: readonly { readonly ownScore: string; readonly headOwnScore: string }[];
}

function ProposeForm({ result, rows, onClose }: { result: Result; rows: readonly Scored[]; onClose: () => void }) {
  const { t } = useTranslation('powers');
  const city = useCitySlug();
  const propose = useAction({
    quiet: true,
    done: t('done.proposed'),
    run: ({ scores }: FormValues, key) => {
      const { year, departmentId, version } = result;
      const given = rows.map(({ branchId }, index) => ({ branchId, ...scores[index] }));
      return api.put(cityPath(city, 'powers/results'), { year, departmentId, version, scores: given }, key);
    },
    onDone: onClose,
  });
  const initial = rows.map(({ own, headOwn }) => ({ ownScore: own ?? '', headOwnScore: headOwn ?? '' }));
  return (
    <Form
      schema={null}
      action={propose}
      submitLabel={t('act.propose')}
      initial={{ scores: initial }}
      onCancel={onClose}
    >
      <p>{t('scoredOf', { scored: result.scored, branches: result.branches })}</p>
      {rows.map((row, index) => (
        <section key={row.branchId} aria-label={row.name}>
          <h3>{row.name}</h3>
          <StreetScores scores={row.streets} />
          <div className="power-row">
            <ScoreField name={['scores', index, 'ownScore']} label={t('own')} />
            <ScoreField name={['scores', index, 'headOwnScore']} label={t('headOwn')} />
          </div>
        </section>
      ))}
    </Form>
  );
}

/** A branch and its head each have a line of their own. */
interface Subject {
  readonly key: string;
  readonly name: string;
  readonly given: readonly string[];
  readonly own: string | null;
  readonly streets: string | null;
  readonly total: string | null;
}

function BranchTable({ rows }: { rows: readonly BranchLine[] }) {
  const { t } = useTranslation('powers');
  const subjects = rows.flatMap((row): Subject[] => [
    {
      key: row.branchId,
      name: row.branchName,
      given: row.scores.map(({ streetName, score }) => `${streetName} ${score ?? t('review.missing')}`),
      own: row.own,
      streets: row.streets,
      total: row.total,
    },
    {
      key: `${row.branchId}.head`,
      name: `${t('head')} ${row.headName ?? ''}`,
      given: row.scores.map(({ streetName, headScore }) => `${streetName} ${headScore ?? t('review.missing')}`),
      own: row.headOwn,
      streets: row.headStreets,
      total: row.headTotal,
    },
  ]);
  const figure = (key: 'own' | 'streets' | 'total', title: string) => ({
    key,
    title,
    align: 'right' as const,
    render: (_: unknown, row: Subject) => row[key] ?? '—',
  });
  return (
    <Table<Subject>
      size="small"
      dataSource={subjects}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: t('noneAtStreets') }}
      columns={[
        { key: 'name', title: t('branchOrHead'), dataIndex: 'name' },
        {
          key: 'given',
          title: t('streetScores'),
          render: (_, row) => row.given.map((line) => <div key={line}>{line}</div>),
        },
        figure('own', t('own')),
        figure('streets', t('streets')),
        figure('total', t('total')),
      ]}
    />
  );
}

/** The branches of a department in a year: scored by who may, until another person made the result final. */
export function ResultDetails({ result, onClose }: { result: Result; onClose: () => void }) {
  const writes = useCan('powers.results.write') && result.state !== 'final';
  const { year, departmentId } = result;
  const { data, error, refetch } = useCityQuery<{ items: BranchLine[] }>('powers/results/branches', {
    year: String(year),
    departmentId,
  });
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  if (!writes) return <BranchTable rows={data.items} />;
  const branches = data.items.map(({ branchName, scores, ...row }) => ({ ...row, name: branchName, streets: scores }));
  const itself = { branchId: null, name: result.departmentName, own: result.own, headOwn: result.headOwn, streets: [] };
  return <ProposeForm result={result} rows={branches.length > 0 ? branches : [itself]} onClose={onClose} />;
}
