import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { DutyCostList } from '../../../worker/modules/cases/cost-input.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { Money } from '../../kit/Money.tsx';
import { useCan } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';

type Costs = z.output<typeof DutyCostList>;

/** What the handling of residents' requests cost a duty; nothing where none did. */
export function DutyCosts({ dutyId }: { dutyId: string }) {
  const { t } = useTranslation('cases');
  const enabled = useCan('cases.read');
  const { data } = useCityQuery<Costs>('cases/costs', { dutyId, pageSize: 20 }, { enabled });
  if (!data || data.total === 0) return null;
  return (
    <section className="panel" aria-label={t('dutyCosts')}>
      <h2>{t('dutyCosts')}</h2>
      <p className="page-note">
        {t('dutyCosts.sum', { n: data.total })} <Money fen={data.costFen} /> · {t('cost.booked')}{' '}
        <Money fen={data.bookedFen} />
      </p>
      <div className="plain-scroll" tabIndex={0} role="region" aria-label={t('dutyCosts')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('number')}</th>
              <th scope="col">{t('unit')}</th>
              <th scope="col" className="amount">
                {t('part.cost')}
              </th>
              <th scope="col" className="amount">
                {t('cost.booked')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((row) => (
              <tr key={row.partId}>
                <td>
                  <CityLink to={`cases/${row.caseId}`}>
                    {row.number} {row.title}
                  </CityLink>
                </td>
                <td>{row.unitName}</td>
                <td className="amount">
                  <Money fen={row.costFen} />
                </td>
                <td className="amount">
                  <Money fen={row.bookedFen} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
