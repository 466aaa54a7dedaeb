import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import type { Column } from '../../kit/table.ts';
import { QuotaRule } from './QuotaRule.tsx';
import { RosterNav } from './RosterNav.tsx';

interface Posts {
  unitId: string;
  unitName: string;
  streetName: string | null;
  households: number | null;
  posts: number;
  least: number | null;
  most: number | null;
  finding: 'below' | 'above' | null;
  head: { id: string; name: string } | null;
}

/** How the posts of each community stand to what its households allow. */
export default function QuotaPage() {
  const { t } = useTranslation('roster');
  const columns: Column<Posts>[] = [
    { key: 'unit', title: t('community'), render: ({ unitName }) => unitName },
    { key: 'street', title: t('street'), render: ({ streetName }) => streetName ?? '—' },
    { key: 'households', title: t('households'), align: 'right', render: ({ households }) => households ?? '—' },
    { key: 'posts', title: t('posts'), align: 'right', render: ({ posts }) => posts },
    {
      key: 'range',
      title: t('range'),
      align: 'right',
      render: ({ least, most }) => (least === null ? '—' : `${least}–${most}`),
    },
    {
      key: 'finding',
      title: t('finding'),
      render: ({ finding }) =>
        finding ? <Tag color={finding === 'above' ? 'red' : 'gold'}>{t(`finding.${finding}`)}</Tag> : '—',
    },
    {
      key: 'head',
      title: t('post.head'),
      render: ({ head }) => (head ? <CityLink to={`roster/${head.id}`}>{head.name}</CityLink> : t('vacant')),
    },
  ];
  const findings = ['any', 'below', 'above'] as const;
  return (
    <>
      <PageHeader title={t('quota')} note={t('quotaNote')} />
      <RosterNav />
      <QuotaRule />
      <DataTable<Posts>
        name="quota"
        label={t('quota')}
        path="roster/quota"
        columns={columns}
        keyOf={({ unitId }) => unitId}
        filters={[
          {
            key: 'finding',
            label: t('finding'),
            kind: 'select',
            options: findings.map((value) => ({ value, label: t(`finding.${value}`) })),
          },
        ]}
      />
    </>
  );
}
