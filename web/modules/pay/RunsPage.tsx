import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { ComputeMonth } from './ComputeMonth.tsx';
import './pay.css';
import { PayNav } from './PayNav.tsx';
import { RunState } from './RunState.tsx';
import type { RunListed } from './types.ts';

function useColumns(): Column<RunListed>[] {
  const { t } = useTranslation('pay');
  const money = (key: 'grossFen' | 'deductedFen' | 'taxFen' | 'netFen' | 'employerFen'): Column<RunListed> => ({
    key,
    title: t(key),
    align: 'right',
    render: (run) => <Money fen={run[key]} />,
  });
  return [
    {
      key: 'month',
      title: t('month'),
      sort: true,
      render: ({ month }) => month,
    },
    { key: 'state', title: t('state'), render: ({ state }) => <RunState state={state} /> },
    { key: 'workers', title: t('workers'), align: 'right', render: ({ workers }) => workers.toLocaleString('zh-CN') },
    money('grossFen'),
    money('deductedFen'),
    money('taxFen'),
    money('netFen'),
    money('employerFen'),
  ];
}

/** The months that were paid, and the next one to compute. */
export default function RunsPage() {
  const { t } = useTranslation('pay');
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <PayNav />
      <Can needs="pay.run.compute">
        <ComputeMonth />
      </Can>
      <DataTable<RunListed>
        name="pay.runs"
        label={t('months')}
        path="pay/runs"
        columns={useColumns()}
        keyOf={(run) => run.id}
        rowTo={(run) => `pay/runs/${run.id}`}
        pageSize={20}
        empty={t('noRuns')}
      />
    </>
  );
}
