import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { Day } from '../../kit/Day.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import type { Column } from '../../kit/table.ts';
import { RosterNav } from './RosterNav.tsx';
import { useWords, type codes } from './words.ts';
import { thisMonth } from '../../kit/today.ts';

interface Retiring {
  id: string;
  name: string;
  sex: 'male' | 'female';
  birthDay: string;
  fileBirthDay: string | null;
  unitName: string | null;
  streetName: string | null;
  postType: (typeof codes)['post'][number] | null;
  retirementCategory: (typeof codes)['retirement'][number];
  retirementMonth: string;
}

/** Who reaches the legal age soon, by the gradual rule, nearest first. */
export default function RetirementPage() {
  const { t } = useTranslation('roster');
  const { word } = useWords();
  const columns: Column<Retiring>[] = [
    { key: 'name', title: t('name'), render: ({ name }) => name },
    {
      key: 'month',
      title: t('retirementMonth'),
      render: ({ retirementMonth }) => (
        <>
          <Day value={retirementMonth} />{' '}
          {retirementMonth <= thisMonth() ? <Tag color="red">{t('reached')}</Tag> : null}
        </>
      ),
    },
    {
      key: 'birthDay',
      title: t('birthDay'),
      render: ({ birthDay, fileBirthDay }) => <Day value={fileBirthDay ?? birthDay} />,
    },
    { key: 'sex', title: t('sex'), render: ({ sex }) => word('sex', sex) },
    {
      key: 'category',
      title: t('retirementCategory'),
      render: ({ retirementCategory }) => word('retirement', retirementCategory),
    },
    { key: 'street', title: t('street'), render: ({ streetName }) => streetName ?? '—' },
    { key: 'unit', title: t('community'), render: ({ unitName }) => unitName ?? '—' },
    { key: 'post', title: t('post'), render: ({ postType }) => word('post', postType) },
  ];
  return (
    <>
      <PageHeader title={t('retirements')} note={t('retirementsNote')} />
      <RosterNav />
      <DataTable<Retiring>
        name="retirements"
        label={t('retirements')}
        path="roster/retirements"
        columns={columns}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `roster/${id}`}
        empty={t('nobodyNear')}
        filters={[
          { key: 'until', label: t('untilMonth'), kind: 'month' },
          { key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['city', 'street', 'community'] },
        ]}
      />
    </>
  );
}
