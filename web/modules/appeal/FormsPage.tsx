import { Alert, Button, Flex, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { DataTable } from '../../kit/DataTable.tsx';
import { Failure } from '../../kit/Failure.tsx';
import type { Column } from '../../kit/table.ts';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { CycleFrame } from '../assessment/CycleFrame.tsx';
import type { Person } from '../assessment/types.ts';
import './appeal.css';
import { PrintedForm } from './PrintedForm.tsx';
import type { Forms } from './types.ts';
import { usePrintWhole } from './usePrintWhole.ts';

const batchSize = 50;
/** The longest page that the API gives: fewer requests for one print of everybody. */
const printedAtOnce = 200;

function Batch({ cycleId }: { cycleId: string }) {
  const { t } = useTranslation('appeal');
  const [unitId, setUnitId] = useState<string | null>(null);
  const [page, setPage] = useState(1);
  const city = useCitySlug();
  const path = `assessment/cycles/${cycleId}/forms`;
  const within = unitId ? { unitId } : {};
  const query = useCityQuery<Forms>(path, { page, pageSize: batchSize, ...within }, { keep: true });
  const { whole, print, pending, clear } = usePrintWhole<Forms['items'][number]>((wanted) =>
    api.get<Forms>(cityPath(city, path), { page: wanted, pageSize: printedAtOnce, ...within }),
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
              clear();
            }}
          />
        </div>
        {whole ? null : (
          <>
            <span>{t('batch', { page, pages, size: batchSize })}</span>
            <Button disabled={page <= 1} onClick={() => setPage(page - 1)}>
              {t('previous')}
            </Button>
            <Button disabled={page >= pages} onClick={() => setPage(page + 1)}>
              {t('next')}
            </Button>
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        )}
        <Button type="primary" loading={pending} onClick={print}>
          {t('printWhole', { n: data.total })}
        </Button>
      </Flex>
      {data.state === 'final' ? null : <Alert className="no-print" type="warning" showIcon title={t('provisional')} />}
      {(whole ?? data.items).map((person) => (
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
