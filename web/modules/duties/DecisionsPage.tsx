import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCan } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { DutyNav } from './DutyNav.tsx';
import { StanceTag } from './Seats.tsx';
import type { Decision } from './types.ts';
import { outcomeColors, outcomes } from './words.ts';

function useColumns(): Column<Decision>[] {
  const { t } = useTranslation('duties');
  return [
    { key: 'decidedDay', title: t('decidedDay'), render: (row) => row.decidedDay },
    { key: 'code', title: t('code'), render: (row) => row.code },
    { key: 'title', title: t('name'), wrap: true, render: (row) => row.title },
    { key: 'department', title: t('department'), render: (row) => row.departmentName },
    {
      key: 'outcome',
      title: t('outcomeLabel'),
      render: (row) => (
        <>
          <Tag color={outcomeColors[row.outcome]}>{t(`outcome.${row.outcome}`)}</Tag>
          {row.state === 'revoked' ? <Tag color="red">{t('state.revoked')}</Tag> : null}
        </>
      ),
    },
    {
      key: 'reason',
      title: t('outcomeReason'),
      wrap: true,
      render: (row) => (row.conditions ? `${row.reason}（${t('conditions')}：${row.conditions}）` : row.reason),
    },
    {
      key: 'heard',
      title: t('hearing'),
      render: (row) => t('heardCounts', { agreed: row.agreed, objected: row.objected }),
    },
    {
      key: 'reviewers',
      title: t('reviewers'),
      wrap: true,
      render: (row) =>
        row.departments.length === 0
          ? '—'
          : row.departments.map(({ department, stance }) => (
              <div key={department}>
                {department} <StanceTag stance={stance} silent={stance === null} />
              </div>
            )),
    },
    { key: 'legalBasis', title: t('legalBasis'), wrap: true, hidden: true, render: (row) => row.legalBasis },
    { key: 'term', title: t('term'), hidden: true, render: (row) => `${row.fromMonth} – ${row.untilMonth}` },
  ];
}

/** What the joint review answered, for everybody in the city. */
export default function DecisionsPage() {
  const { t } = useTranslation('duties');
  const reads = useCan('duties.read');
  return (
    <>
      <PageHeader title={t('decisions')} note={t('decisionsNote')} />
      {reads ? <DutyNav /> : null}
      <DataTable<Decision>
        name="decisions"
        label={t('decisions')}
        path="duties/decisions"
        columns={useColumns()}
        filters={[
          {
            key: 'outcome',
            label: t('outcomeLabel'),
            kind: 'select',
            options: outcomes.map((value) => ({ value, label: t(`outcome.${value}`) })),
          },
        ]}
        search={t('search')}
        keyOf={({ dutyId, round }) => `${dutyId}.${round}`}
        {...(reads ? { rowTo: ({ dutyId }: Decision) => `duties/${dutyId}` } : {})}
        empty={t('noDecisions')}
      />
    </>
  );
}
