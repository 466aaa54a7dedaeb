import { Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { useCan } from '../../kit/session.tsx';
import type { Column, Filter } from '../../kit/table.ts';
import { CycleFrame } from '../assessment/CycleFrame.tsx';
import { percent } from '../assessment/percent.ts';
import type { Cycle } from '../assessment/types.ts';
import './ballot.css';
import { nameIn } from '../../language.ts';
import { BallotIssue } from './BallotIssue.tsx';
import { BallotPaperForm } from './BallotPaperForm.tsx';
import { BallotSlips } from './BallotSlips.tsx';
import type { Place, PrintedSheet } from './types.ts';

/** What came in by links, kind by kind, of how many that were handed out. */
function Links({ place, cycle }: { place: Place; cycle: Cycle }) {
  const { i18n } = useTranslation('ballot');
  const kinds = cycle.scheme.ballot.form?.kinds ?? [];
  if (place.links.length === 0) return '—';
  return (
    <Flex vertical>
      {place.links.map(({ kind, sent, used }) => {
        const known = kinds.find(({ code }) => code === kind);
        return (
          <span key={kind}>
            {known ? nameIn(known, i18n.language) : kind} {used}/{sent}
          </span>
        );
      })}
    </Flex>
  );
}

/** Whether it counts and, as long as it does not, what it still needs. */
function Validity({ place }: { place: Place }) {
  const { t } = useTranslation('ballot');
  if (!place.counted && place.boxId === null) return <Tag>{t('notBegun')}</Tag>;
  const lacking = place.votesToValid === null ? t('cannotBeValid') : t('needsMore', { n: place.votesToValid });
  const verdict = place.invalid ? t(place.counted ? `invalid.${place.invalid}` : 'invalid.yet') : t('valid');
  return (
    <Flex vertical align="flex-start" gap={2}>
      <Tag color={place.invalid ? (place.counted ? 'red' : 'gold') : 'green'}>{verdict}</Tag>
      {!place.counted && place.invalid ? <span className="ballot-lacks">{lacking}</span> : null}
    </Flex>
  );
}

function useColumns(cycle: Cycle): Column<Place>[] {
  const { t } = useTranslation('ballot');
  return [
    {
      key: 'community',
      title: t('community'),
      render: ({ communityName, boxId }) =>
        boxId ? <CityLink to={`assessment/${cycle.id}/ballots/${boxId}`}>{communityName}</CityLink> : communityName,
    },
    { key: 'street', title: t('street'), render: ({ streetName }) => streetName },
    { key: 'links', title: t('links'), render: (place) => <Links place={place} cycle={cycle} /> },
    {
      key: 'paper',
      title: t('paper'),
      render: ({ paper, paperReturned }) =>
        paper === 'none' ? '—' : `${t('votes', { n: paperReturned })} · ${t(`paper.${paper}`)}`,
    },
    {
      key: 'returned',
      title: t('returned'),
      align: 'right',
      render: ({ returned, sent }) => (sent === 0 ? '—' : `${returned}/${sent}`),
    },
    {
      key: 'ordinary',
      title: t('ordinary'),
      align: 'right',
      render: ({ ordinary, ordinaryShare, returned }) =>
        returned === 0 ? '—' : `${ordinary} (${percent(ordinaryShare)})`,
    },
    {
      key: 'state',
      title: t('state'),
      render: ({ counted, boxId }) =>
        counted ? <Tag color="blue">{t('state.counted')}</Tag> : boxId ? <Tag>{t('state.voting')}</Tag> : '—',
    },
    { key: 'valid', title: t('validity'), render: (place) => <Validity place={place} /> },
  ];
}

function Ballots({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('ballot');
  const canWrite = useCan('assessment.write');
  const [printed, setPrinted] = useState<readonly PrintedSheet[] | null>(null);
  const columns = useColumns(cycle);
  const { fewest, ordinaryShare, form } = cycle.scheme.ballot;
  const states = ['none', 'voting', 'counted', 'invalid'] as const;
  const filters: Filter[] = [
    { key: 'unitId', label: t('street'), kind: 'unit', kinds: ['city', 'street', 'community'] },
    {
      key: 'state',
      label: t('state'),
      kind: 'select',
      options: states.map((value) => ({ value, label: t(`state.${value}`) })),
    },
  ];
  if (printed) return <BallotSlips cycle={cycle} sheets={printed} onClose={() => setPrinted(null)} />;
  return (
    <DataTable<Place>
      name="ballots"
      label={t('title')}
      path={`assessment/cycles/${cycle.id}/ballot-progress`}
      columns={columns}
      keyOf={({ communityId }) => communityId}
      filters={filters}
      extra={
        canWrite && form && cycle.state === 'open' ? (
          <Flex gap={8} wrap>
            <BallotIssue cycle={cycle} kinds={form.kinds} onPrinted={setPrinted} />
            <BallotPaperForm cycle={cycle} form={form} />
          </Flex>
        ) : undefined
      }
      summary={() => (
        <>
          {t('rule', { fewest, share: percent(ordinaryShare) })}
          {form ? null : <> {t('noForm')}</>}
        </>
      )}
      empty={t('none')}
    />
  );
}

/** How the residents' ballot of every community stands, and the way to hand out links for it. */
export default function BallotsPage() {
  return <CycleFrame>{(cycle) => <Ballots cycle={cycle} />}</CycleFrame>;
}
