import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import type { Column } from '../../kit/table.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './pay.css';
import type { PayslipListed, Run } from './types.ts';

const moneyKeys = ['grossFen', 'insuranceFen', 'housingFen', 'taxFen', 'netFen'] as const;
const sortable: ReadonlySet<string> = new Set(['grossFen', 'taxFen', 'netFen']);

function useColumns(): Column<PayslipListed>[] {
  const { t } = useTranslation('pay');
  return [
    {
      key: 'name',
      title: t('name'),
      sort: true,
      render: ({ name }) => name,
    },
    { key: 'street', title: t('street'), render: ({ streetName }) => streetName ?? '—' },
    { key: 'unit', title: t('unit'), render: ({ unitName }) => unitName },
    { key: 'post', title: t('post'), render: ({ postType }) => t(`post.${postType}`) },
    { key: 'level', title: t('level'), sort: true, align: 'right', render: ({ level }) => level },
    { key: 'grade', title: t('grade'), render: ({ grade }) => (grade ? t(`grade.${grade}`) : '—') },
    ...moneyKeys.map((key): Column<PayslipListed> => ({
      key,
      title: t(key),
      align: 'right',
      sort: sortable.has(key),
      render: (slip) => <Money fen={slip[key]} />,
    })),
    {
      key: 'moved',
      title: t('movedNet'),
      align: 'right',
      render: ({ netFen, beforeFen }) => <Money sign fen={beforeFen === null ? null : netFen - beforeFen} />,
    },
  ];
}

/** Everybody's pay of one month: search, by street, by post, as workbook. */
export default function PayslipsPage() {
  const { t } = useTranslation('pay');
  const { runId = '' }: { runId?: string } = useParams({ strict: false });
  const run = useCityQuery<Run>(`pay/runs/${runId}`);
  const posts = (['head', 'deputy', 'staff'] as const).map((value) => ({ value, label: t(`post.${value}`) }));
  return (
    <>
      <PageHeader
        title={t('payslipsOf', { month: run.data?.month ?? '' })}
        note={<CityLink to={`pay/runs/${runId}`}>{t('backToMonth')}</CityLink>}
      />
      <DataTable<PayslipListed>
        name="pay.payslips"
        label={t('payslips')}
        path={`pay/runs/${runId}/payslips`}
        exportPath={`pay/runs/${runId}/export`}
        columns={useColumns()}
        keyOf={(slip) => slip.id}
        rowTo={(slip) => `pay/payslips/${slip.id}`}
        search={t('searchName')}
        filters={[
          { key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['street', 'community', 'department'] },
          { key: 'postType', label: t('post'), kind: 'select', options: posts },
        ]}
      />
    </>
  );
}
