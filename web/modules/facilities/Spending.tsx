import { useTranslation } from 'react-i18next';
import { Money } from '../../kit/Money.tsx';
import { useCan } from '../../kit/session.tsx';
import { ClaimedVoucher, ClaimState, VoucherClaimFields } from '../../kit/VoucherClaim.tsx';
import { PostDrawer } from './FacilityActions.tsx';
import type { Facility } from './types.ts';

/** What of the ledger's vouchers went into this place, and the sum of it. */
export function Spending({ facility }: { facility: Facility }) {
  const { t } = useTranslation('facilities');
  const [keeps, seesLedger] = [useCan('facilities.write'), useCan('ledger.read')];
  return (
    <section className="panel" aria-label={t('spending')}>
      <div className="facility-head">
        <h2>{t('spending')}</h2>
        <span>
          {t('spent')} <Money fen={facility.spentFen} />
        </span>
        {keeps && seesLedger ? (
          <PostDrawer label={t('act.spend')} path={`${facility.id}/spending`}>
            <p>{t('spendNote')}</p>
            <VoucherClaimFields vouchers="facilities/vouchers" />
          </PostDrawer>
        ) : null}
      </div>
      {facility.spending.length === 0 ? (
        <p className="page-note">{t('noSpending')}</p>
      ) : (
        <div className="plain-scroll" tabIndex={0} role="region" aria-label={t('spending')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('day')}</th>
                <th scope="col">{t('voucher')}</th>
                <th scope="col">{t('purpose')}</th>
                <th scope="col" className="amount">
                  {t('amount')}
                </th>
                <th scope="col">{t('act')}</th>
              </tr>
            </thead>
            <tbody>
              {facility.spending.map((row) => (
                <tr key={row.id}>
                  <td>{row.effectiveDay}</td>
                  <td>
                    <ClaimedVoucher claim={row} />
                  </td>
                  <td>{row.purpose}</td>
                  <td className="amount">
                    <Money fen={row.amountFen} />
                  </td>
                  <td>
                    <ClaimState claim={row} end={keeps ? `facilities/spending/${row.id}/end` : null} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
