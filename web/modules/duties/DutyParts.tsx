import { Empty, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Day } from '../../kit/Day.tsx';
import { Money, yuanText } from '../../kit/Money.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useSettlementColumns } from './settlementColumns.tsx';
import type { Duty, PeopleCosts as Costs } from './types.ts';

export function Carriers({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={t('carriersTitle')}>
      <h2>{t('carriersTitle')}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('carrier')}</th>
            <th scope="col" className="amount">
              {t('monthlyVolume')}
            </th>
            <th scope="col" className="amount">
              {t('amountFen')}
            </th>
            <th scope="col" className="amount">
              {t('heldFen')}
            </th>
            <th scope="col" className="amount">
              {t('settledFen')}
            </th>
            <th scope="col" className="amount">
              {t('leftFen')}
            </th>
            <th scope="col">{t('assigned')}</th>
          </tr>
        </thead>
        <tbody>
          {duty.units.map((unit) => (
            <tr key={unit.unitId}>
              <td>{unit.unitName}</td>
              <td className="amount">{unit.monthlyVolume ?? '—'}</td>
              <td className="amount">
                <Money fen={unit.amountFen} />
              </td>
              <td className="amount">
                <Money fen={unit.heldFen} />
              </td>
              <td className="amount">
                <Money fen={unit.settledFen} />
              </td>
              <td className="amount">
                <Money fen={unit.leftFen} />
                {unit.owedFen > 0 ? <Tag color="red">{t('owed', { amount: yuanText(unit.owedFen) })}</Tag> : null}
              </td>
              <td>
                <Day value={unit.assignedFrom} />{' '}
                {unit.assignedUntil ? (
                  <>
                    – <Day value={unit.assignedUntil} />
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Authorities({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const granted = duty.grants.length > 0;
  return (
    <section className="panel">
      <h2>{granted ? t('grants') : t('authoritiesNeeded')}</h2>
      <ul>
        {granted
          ? duty.grants.map((grant) => (
              <li key={grant.id}>
                {`${grant.unitName}：${grant.what}（${grant.overWhat}），${grant.departmentName}，${grant.fromDay} – ${grant.untilDay}`}
                {grant.endedAt ? ` · ${t('ended')}` : ''}
              </li>
            ))
          : duty.authorities.map((need) => (
              <li
                key={`${need.what}.${need.overWhat}`}
              >{`${need.what}（${need.overWhat}），${need.departmentName}`}</li>
            ))}
      </ul>
      {!granted && duty.authorities.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noAuthorities')} />
      ) : null}
    </section>
  );
}

export function Months({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const columns = useSettlementColumns().filter(({ key }) => key !== 'duty');
  if (duty.settlements.length === 0) return null;
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={t('settlements')}>
      <h2>{t('settlements')}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.align === 'right' ? 'amount' : ''}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {duty.settlements.map((row) => (
            <tr key={row.id}>
              {columns.map((column) => (
                <td key={column.key} className={column.align === 'right' ? 'amount' : ''}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the pay runs charged to the duty's line for people of the units that carry it. */
export function PeopleCosts({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const query = useCityQuery<Costs>(`duties/${duty.id}/people-costs`);
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={t('peopleCosts')}>
      <h2>{t('peopleCosts')}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('monthLabel')}</th>
            <th scope="col">{t('carrier')}</th>
            <th scope="col">{t('fundSource')}</th>
            <th scope="col" className="amount">
              {t('amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {query.data.items.map((row) => (
            <tr key={`${row.month}.${row.unitName}.${row.sourceName}`}>
              <td>{row.month}</td>
              <td>{row.unitName}</td>
              <td>{row.sourceName}</td>
              <td className="amount">
                <Money fen={row.amountFen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
