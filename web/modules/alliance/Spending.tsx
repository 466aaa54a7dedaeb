import { useTranslation } from 'react-i18next';
import { Money } from '../../kit/Money.tsx';
import { PostDrawer } from '../../kit/PostDrawer.tsx';
import { useCan } from '../../kit/session.tsx';
import { ClaimedVoucher, ClaimState, VoucherClaimFields } from '../../kit/VoucherClaim.tsx';
import type { Line } from './types.ts';

/** What of the ledger's vouchers paid for this line. */
export function Spending({ line }: { line: Line }) {
  const { t } = useTranslation('alliance');
  const [keeps, seesLedger] = [useCan('alliance.write'), useCan('ledger.read')];
  return (
    <section className="panel" aria-label={t('spending')}>
      <div className="alliance-head">
        <h2>{t('spending')}</h2>
        {keeps && seesLedger ? (
          <PostDrawer label={t('act.spend')} path={`alliance/lines/${line.id}/spending`} done={t('done.saved')}>
            <VoucherClaimFields vouchers="alliance/vouchers" />
          </PostDrawer>
        ) : null}
      </div>
      {line.spending.length === 0 ? <p className="page-note">{t('noSpending')}</p> : null}
      <ul className="alliance-list">
        {line.spending.map((row) => (
          <li key={row.id}>
            <span>{row.effectiveDay}</span> <ClaimedVoucher claim={row} /> <span>{row.purpose}</span>{' '}
            <Money fen={row.amountFen} />{' '}
            <ClaimState claim={row} end={keeps ? `alliance/spending/${row.id}/end` : null} />
          </li>
        ))}
      </ul>
    </section>
  );
}
