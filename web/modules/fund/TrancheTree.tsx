import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Money } from '../../kit/Money.tsx';
import type { Tranche, TrancheRow } from './types.ts';

function Matter({ type, id }: { type: string | null; id: string | null }) {
  const { t } = useTranslation('fund');
  if (type === 'duty' && id) return <CityLink to={`duties/${id}`}>{t('toDuty')}</CityLink>;
  if (type === 'pay_run' && id) return <CityLink to={`pay/runs/${id}/payslips`}>{t('toPayslips')}</CityLink>;
  return null;
}

/** The vouchers that brought money to a place or took it back, and the holds that promise what is there. */
function Evidence({ row }: { row: TrancheRow }) {
  const { t } = useTranslation('fund');
  return (
    <ul className="tranche-evidence">
      {row.moves.map((move) => (
        <li key={move.transactionId}>
          <CityLink to={`ledger/transactions/${move.transactionId}`}>{move.voucher}</CityLink> {move.effectiveDay}{' '}
          {move.memo} <Money fen={move.amountFen} /> <Matter type={move.subjectType} id={move.subjectId} />
        </li>
      ))}
      {row.holds.map((hold) => (
        <li key={hold.id}>
          <Tag color="gold">{t('heldFen')}</Tag>
          {[hold.purpose, hold.payeeUnitName].filter(Boolean).join(' · ')} <Money fen={hold.amountFen} />{' '}
          <Matter type={hold.subjectType} id={hold.subjectId} />
        </li>
      ))}
    </ul>
  );
}

function Place({ row }: { row: TrancheRow }) {
  const { t } = useTranslation(['fund', 'ledger']);
  const indent = { paddingInlineStart: `${10 + Math.min(row.depth, 8) * 12}px` };
  return (
    <>
      <tr className="tranche-place">
        <th scope="row" style={indent}>
          <CityLink to={`ledger/accounts/${row.accountId}`}>{`${row.code} ${row.name}`}</CityLink>{' '}
          <span className="report-note">
            {t(`ledger:kind.${row.kind}`)} · {row.unitName} · {row.fiscalYear}
          </span>
        </th>
        <td className="amount">
          <Money fen={row.netFen} />
        </td>
        <td className="amount">{row.heldFen > 0 ? <Money fen={row.heldFen} /> : null}</td>
        <td className="amount">
          <Money fen={row.hereFen} />
        </td>
      </tr>
      <tr>
        <td colSpan={4} style={indent}>
          <Evidence row={row} />
        </td>
      </tr>
    </>
  );
}

/** Each place below the one that the money came from. What is here, added up, is what the source gave. */
export function TrancheTree({ tranche }: { tranche: Tranche }) {
  const { t } = useTranslation(['fund', 'ledger']);
  const { sums, rows, sourceId } = tranche;
  return (
    <section className="panel report-scroll" tabIndex={0} aria-label={t('tranche')}>
      <table className="report-table tranche-table">
        <thead>
          <tr>
            <th scope="col">{t('tranchePlace')}</th>
            {(['netFen', 'heldFen', 'hereFen'] as const).map((key) => (
              <th key={key} scope="col" className="amount">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              <CityLink to={`ledger/sources/${sourceId}`}>{`${tranche.sourceCode} ${tranche.sourceName}`}</CityLink>{' '}
              <span className="report-note">{t('trancheBack')}</span>
            </th>
            <td className="amount">
              <Money fen={sums.givenFen} />
            </td>
            <td />
            <td className="amount">
              <Money fen={sums.returnedFen} />
            </td>
          </tr>
          {rows.map((row) => (
            <Place key={row.key} row={row} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('totals')}</th>
            <td />
            <td className="amount">
              <Money fen={sums.heldFen} />
            </td>
            <td className="amount">
              <Money fen={sums.givenFen} />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
