import { useParams } from '@tanstack/react-router';
import { PrinterOutlined } from '@ant-design/icons';
import { Button, Flex, Pagination, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './files.css';
import { PrintedSheet } from './PrintedSheet.tsx';
import { PrintedSlips } from './PrintedSlips.tsx';
import type { Batch } from './types.ts';

const pageSize = 200;
type Layout = 'three' | 'a4' | 'sheet';

/** A batch of payslips for the printer: by street or community, two hundred at a time, in one of three layouts. */
export default function PrintPage() {
  const { t } = useTranslation('payfiles');
  const { runId = '' }: { runId?: string } = useParams({ strict: false });
  const [layout, setLayout] = useState<Layout>('three');
  const [unitId, setUnitId] = useState<string | undefined>();
  const [page, setPage] = useState(1);
  const query = useCityQuery<Batch>(`pay/runs/${runId}/print`, { page, pageSize, unitId }, { keep: true });
  const batch = query.data;
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!batch) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('printTitle', { month: batch.month })}
          note={<CityLink to={`pay/runs/${runId}`}>{t('back', { month: batch.month })}</CityLink>}
          actions={
            <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('print')}
            </Button>
          }
        />
        <Flex className="panel" gap={16} wrap align="center">
          <Segmented<Layout>
            aria-label={t('layout')}
            value={layout}
            onChange={setLayout}
            options={(['three', 'a4', 'sheet'] as const).map((value) => ({ value, label: t(`layout.${value}`) }))}
          />
          <label className="files-unit">
            <span>{t('unit')}</span>
            <UnitSelect
              kinds={['street', 'community', 'department']}
              placeholder={t('allUnits')}
              {...(unitId === undefined ? {} : { value: unitId })}
              onChange={(value?: string | null) => {
                setUnitId(value ?? undefined);
                setPage(1);
              }}
            />
          </label>
          <Pagination
            size="small"
            current={page}
            pageSize={pageSize}
            total={batch.total}
            showSizeChanger={false}
            onChange={setPage}
          />
          <span className="files-note">{t('batch', { n: page, size: pageSize })}</span>
        </Flex>
      </div>
      {layout === 'sheet' ? <PrintedSheet batch={batch} /> : <PrintedSlips batch={batch} layout={layout} />}
    </>
  );
}
