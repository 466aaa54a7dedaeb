import { Button, Empty, Flex, QRCode, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useSession } from '../../kit/session.tsx';
import { UnitSelect, useUnits, type UnitNode } from '../../kit/UnitSelect.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { CaseNav } from './CaseNav.tsx';
import './cases.css';

/** One code on the wall, in Chinese and Korean whatever the officer's language. */
function Sheet({ unit, above }: { unit: UnitNode; above: string }) {
  const chinese = useTranslation('cases', { lng: 'zh-CN' }).t;
  const korean = useTranslation('cases', { lng: 'ko-KR' }).t;
  const { city } = useSession();
  return (
    <li className="case-sheet">
      <strong>{[city.name, above, unit.name].filter(Boolean).join(' ')}</strong>
      <span lang="zh-CN" className="case-sheet-title">
        {chinese('sheet.title')}
      </span>
      <span lang="ko-KR">{korean('sheet.title')}</span>
      <span aria-hidden="true">
        <QRCode
          value={`${location.origin}/${city.slug}/ask#${unit.id}`}
          type="svg"
          size={170}
          errorLevel="M"
          color="#000"
          bordered={false}
        />
      </span>
      <span lang="zh-CN">{chinese('sheet.how')}</span>
      <span lang="ko-KR">{korean('sheet.how')}</span>
      <code>
        {location.host}/{city.slug}/ask
      </code>
    </li>
  );
}

function Sheets({ community }: { community: UnitNode }) {
  const { t } = useTranslation('cases');
  const query = useCityQuery<{ items: UnitNode[] }>('organisation/units', {
    kind: 'grid',
    under: community.id,
    pageSize: 200,
  });
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const pages = [community, ...query.data.items];
  return (
    <section className="case-print" aria-label={t('codes')}>
      <Flex gap={8} align="center" className="no-print form-alert">
        <Button type="primary" onClick={() => window.print()}>
          {t('codes.print', { count: pages.length })}
        </Button>
      </Flex>
      <ul className="case-sheets">
        {pages.map((unit) => (
          <Sheet key={unit.id} unit={unit} above={unit.id === community.id ? '' : community.name} />
        ))}
      </ul>
    </section>
  );
}

/** Codes to be put on the wall: one for the community, one for each of its grids, four on an A4 page. */
export default function CodesPage() {
  const { t } = useTranslation('cases');
  const units = useUnits();
  const [chosen, setUnitId] = useState<string | null>(null);
  // Who has one community need not choose it.
  const communities = units.data?.items.filter(({ kind }) => kind === 'community') ?? [];
  const unitId = chosen ?? (communities.length === 1 ? (communities[0]?.id ?? null) : null);
  const community = units.data?.items.find(({ id }) => id === unitId);
  return (
    <>
      <PageHeader title={t('codes')} note={t('codes.note')} />
      <CaseNav />
      <section className="panel no-print">
        <UnitSelect
          kinds={['community', 'street']}
          label={t('community')}
          placeholder={t('codes.choose')}
          value={unitId}
          onChange={setUnitId}
        />
      </section>
      {community ? <Sheets community={community} /> : <Empty description={t('codes.choose')} className="no-print" />}
    </>
  );
}
