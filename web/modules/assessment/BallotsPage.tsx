import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import type { Column } from '../../kit/table.ts';
import { CycleFrame } from './CycleFrame.tsx';
import { percent } from './percent.ts';
import type { Ballot, Cycle } from './types.ts';

function Ballots({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('assessment');
  const { fewest, ordinaryShare } = cycle.scheme.ballot;
  const rule = t('ballotRule', { fewest, share: percent(ordinaryShare) });
  const columns: Column<Ballot>[] = [
    { key: 'community', title: t('unit'), render: ({ communityName }) => communityName },
    { key: 'street', title: t('street'), render: ({ streetName }) => streetName },
    { key: 'sent', title: t('sent'), align: 'right', render: ({ sent }) => sent },
    { key: 'returned', title: t('returned'), align: 'right', render: ({ returned }) => returned },
    { key: 'ordinary', title: t('ordinary'), align: 'right', render: ({ ordinary }) => ordinary },
    { key: 'share', title: t('ordinaryShare'), align: 'right', render: (ballot) => percent(ballot.ordinaryShare) },
    {
      key: 'valid',
      title: t('validity'),
      render: ({ invalid }) => (
        <Tag color={invalid ? 'red' : 'green'}>{invalid ? t(`ballot.${invalid}`) : t('ballot.valid')}</Tag>
      ),
    },
  ];
  return (
    <DataTable<Ballot>
      name="ballots"
      label={t('ballots')}
      path={`assessment/cycles/${cycle.id}/ballots`}
      columns={columns}
      keyOf={({ communityId }) => communityId}
      filters={[
        {
          key: 'valid',
          label: t('validity'),
          kind: 'select',
          options: [
            { value: 'yes', label: t('ballot.valid') },
            { value: 'no', label: t('ballot.invalid') },
          ],
        },
      ]}
      summary={() => rule}
      empty={t('noBallots')}
    />
  );
}

/** The residents' ballots of every community, and which of them count. */
export default function BallotsPage() {
  return <CycleFrame>{(cycle) => <Ballots cycle={cycle} />}</CycleFrame>;
}
