import { useTranslation } from 'react-i18next';
import { Money } from '../../kit/Money.tsx';
import { PostDrawer } from '../../kit/PostDrawer.tsx';
import { useCan } from '../../kit/session.tsx';
import { ClaimedVoucher, ClaimState, VoucherClaimFields } from '../../kit/VoucherClaim.tsx';
import type { Part } from './types.ts';

/** Which vouchers of the duty bear out what a part reported as its cost. */
export function PartCosts({ part }: { part: Part }) {
  const { t } = useTranslation('cases');
  const seesLedger = useCan('ledger.read');
  const books = useCan('cases.handle') && seesLedger && part.mine;
  const left = (part.costFen ?? 0) - part.bookedFen;
  return (
    <div className="case-costs">
      <span className="case-muted">
        {t('cost.booked')} <Money fen={part.bookedFen} />
      </span>
      {books && left > 0 ? (
        <PostDrawer small label={t('cost.book')} path={`cases/parts/${part.id}/costs`} done={t('done.taken')}>
          <p>{t('cost.note')}</p>
          <VoucherClaimFields vouchers={`cases/parts/${part.id}/vouchers`} />
        </PostDrawer>
      ) : null}
      {part.costs.length === 0 ? null : (
        <ul>
          {part.costs.map((cost) => (
            <li key={cost.id}>
              <ClaimedVoucher claim={cost} /> {cost.effectiveDay} <Money fen={cost.amountFen} /> {cost.purpose}{' '}
              <span className="case-muted">{cost.linkedByName}</span>{' '}
              <ClaimState claim={cost} end={books ? `cases/costs/${cost.id}/end` : null} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
