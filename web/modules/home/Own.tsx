import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { OwnPayslipRow } from '../../../worker/modules/pay/input/runs.ts';
import { CityLink } from '../../kit/CityLink.tsx';
import { yuanText } from '../../kit/Money.tsx';
import { Can } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';

type OwnPayslip = z.output<typeof OwnPayslipRow>;

const doors = [
  { to: 'my-pay', title: 'pay:mine', note: 'own.note.pay', needs: 'pay.read.own' },
  { to: 'roster/me', title: 'roster:mine', note: 'own.note.me', needs: 'roster.read.own' },
  { to: 'my-assessment', title: 'assessment:own', note: 'own.note.assessment', needs: 'assessment.read.own' },
] as const;

/** The newest payslip in one line, and straight to it. */
function LatestPay() {
  const { t } = useTranslation('home');
  const latest = useCityQuery<{ items: OwnPayslip[] }>('pay/my-payslips', { pageSize: 1 }).data?.items[0];
  if (!latest) return null;
  return (
    <p className="own-latest">
      <CityLink to={`my-pay/${latest.id}`}>
        {t('own.latest', { month: latest.month, net: yuanText(latest.netFen) })}
      </CityLink>
    </p>
  );
}

/** What a worker comes for: the payslip, the record, the grades. */
export function Own() {
  const { t } = useTranslation(['home', 'pay', 'roster', 'assessment']);
  return (
    <section className="panel own" aria-labelledby="own">
      <h2 id="own">{t('own')}</h2>
      <Can needs="pay.read.own">
        <LatestPay />
      </Can>
      <ul className="doors">
        {doors.map(({ to, title, note, needs }) => (
          <Can key={to} needs={needs}>
            <li>
              <CityLink to={to}>{t(title)}</CityLink>
              <span>{t(note)}</span>
            </li>
          </Can>
        ))}
      </ul>
    </section>
  );
}
