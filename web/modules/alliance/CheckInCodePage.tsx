import { Button, Empty, QRCode } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useSession } from '../../kit/session.tsx';
import { UnitSelect, useUnits, type UnitNode } from '../../kit/UnitSelect.tsx';
import '../cases/cases.css';
import { AllianceNav } from './AllianceNav.tsx';

/** One code to be put up, in Chinese and Korean whatever the officer's language. */
function Sheet({ unit }: { unit: UnitNode }) {
  const chinese = useTranslation('alliance', { lng: 'zh-CN' }).t;
  const korean = useTranslation('alliance', { lng: 'ko-KR' }).t;
  const { city } = useSession();
  return (
    <li className="case-sheet">
      <strong>{unit.name}</strong>
      <span lang="zh-CN" className="case-sheet-title">
        {chinese('checkInTitle')}
      </span>
      <span lang="ko-KR">{korean('checkInTitle')}</span>
      <span aria-hidden="true">
        <QRCode
          value={`${location.origin}/${city.slug}/check-in#${unit.id}`}
          type="svg"
          size={170}
          errorLevel="M"
          color="#000"
          bordered={false}
        />
      </span>
      <span lang="zh-CN">{chinese('codeHow')}</span>
      <span lang="ko-KR">{korean('codeHow')}</span>
      <code>
        {location.host}/{city.slug}/check-in
      </code>
    </li>
  );
}

/** Codes that members scan to check in: of one community, or of all communities of a street. */
export default function CheckInCodePage() {
  const { t } = useTranslation('alliance');
  const units = useUnits();
  const [unitId, setUnitId] = useState<string | null>(null);
  const shown = (units.data?.items ?? []).filter(
    ({ id, kind, parentId }) => kind === 'community' && (id === unitId || parentId === unitId),
  );
  return (
    <>
      <PageHeader title={t('code')} note={t('codeNoteCheckIn')} />
      <AllianceNav />
      <section className="panel no-print alliance-head">
        <div className="alliance-filter">
          <UnitSelect kinds={['street', 'community']} label={t('forUnit')} value={unitId} onChange={setUnitId} />
        </div>
        <Button type="primary" disabled={shown.length === 0} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </section>
      {shown.length === 0 ? (
        <Empty description={t('codeChoose')} className="no-print" />
      ) : (
        <section className="case-print" aria-label={t('code')}>
          <ul className="case-sheets">
            {shown.map((unit) => (
              <Sheet key={unit.id} unit={unit} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
