import { Alert, Button, Flex, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { Failure } from '../../kit/Failure.tsx';
import type { Column } from '../../kit/table.ts';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { CycleFrame } from '../assessment/CycleFrame.tsx';
import type { Person } from '../assessment/types.ts';
import './appeal.css';
import { PrintedForm } from './PrintedForm.tsx';
import type { Forms } from './types.ts';

const batchSize = 50;

function Batch({ cycleId }: { cycleId: string }) {
  const { t } = useTranslation('appeal');
  const [unitId, setUnitId] = useState<string | null>(null);
  const [page, setPage] = useState(1);
  const query = useCityQuery<Forms>(
    `assessment/cycles/${cycleId}/forms`,
    { page, pageSize: batchSize, ...(unitId ? { unitId } : {}) },
    { keep: true },
  );
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const { data } = query;
  if (!data) return <Skeleton active />;
  const pages = Math.max(1, Math.ceil(data.total / batchSize));
  return (
    <>
      <Flex gap={8} wrap align="center" className="no-print">
        <div className="appeal-unit">
          <UnitSelect
            kinds={['street', 'community']}
            value={unitId}
            onChange={(unit) => {
              setUnitId(unit ?? null);
              setPage(1);
            }}
          />
        </div>
        <span>{t('batch', { page, pages, size: batchSize })}</span>
        <Button disabled={page <= 1} onClick={() => setPage(page - 1)}>
          {t('previous')}
        </Button>
        <Button disabled={page >= pages} onClick={() => setPage(page + 1)}>
          {t('next')}
        </Button>
        <Button type="primary" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </Flex>
      {data.state === 'final' ? null : <Alert className="no-print" type="warning" showIcon title={t('provisional')} />}
      {data.items.map((person) => (
        <PrintedForm key={person.workerId} person={person} of={data} />
      ))}
    </>
  );
}

function Excellent({ cycleId }: { cycleId: string }) {
  const { t } = useTranslation(['appeal', 'assessment']);
  const columns: Column<Person>[] = [
    { key: 'name', title: t('assessment:name'), render: ({ name }) => name },
    { key: 'street', title: t('assessment:street'), render: ({ streetName }) => streetName },
    { key: 'unit', title: t('assessment:unit'), render: ({ unitName }) => unitName },
    { key: 'post', title: t('assessment:post'), render: ({ postType }) => t(`assessment:post.${postType}`) },
    { key: 'score', title: t('assessment:score'), align: 'right', render: ({ score }) => score ?? '—' },
  ];
  const path = `assessment/cycles/${cycleId}/people`;
  return (
    <>
      <h2 className="appeal-heading">{t('excellentList')}</h2>
      <DataTable<Person>
        name="excellent"
        pageSize={200}
        label={t('excellentList')}
        path={path}
        query={{ grade: 'excellent' }}
        exportPath={`${path}/export`}
        columns={columns}
        keyOf={({ workerId }) => workerId}
      />
    </>
  );
}

function Prints({ cycleId }: { cycleId: string }) {
  const { t } = useTranslation('appeal');
  const [list, setList] = useState<'forms' | 'excellent'>('forms');
  const options = [
    { value: 'forms' as const, label: t('formList') },
    { value: 'excellent' as const, label: t('excellentList') },
  ];
  return (
    <>
      <Segmented className="no-print" options={options} value={list} onChange={setList} />
      {list === 'forms' ? <Batch cycleId={cycleId} /> : <Excellent cycleId={cycleId} />}
    </>
  );
}

/** 年度考核登记表 by community, one sheet of A4 a person, and the list of excellent for certificates. */
export default function FormsPage() {
  return <CycleFrame>{(cycle) => <Prints cycleId={cycle.id} />}</CycleFrame>;
}
