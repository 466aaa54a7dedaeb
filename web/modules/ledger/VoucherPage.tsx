import { useParams } from '@tanstack/react-router';
import { Button, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Attachments } from '../../kit/Attachments.tsx';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './ledger.css';
import { LedgerNav } from './LedgerNav.tsx';
import { Signatures } from './Signatures.tsx';
import type { Voucher } from './types.ts';

function Reverse({ voucher }: { voucher: Voucher }) {
  const { t } = useTranslation('ledger');
  const city = useCitySlug();
  const ask = useAction({
    done: t('done.asked'),
    run: (input: { reason: string }, key) =>
      api.post(cityPath(city, `ledger/transactions/${voucher.id}/reversals`), input, key),
  });
  if (voucher.reversesId || voucher.reversedById) return null;
  return (
    <ConfirmAction
      label={t('act.reverse')}
      title={t('reverseTitle', { voucher: voucher.voucher })}
      withReason
      withPaper
      danger
      pending={ask.pending}
      onConfirm={(reason, paper) => ask.run({ reason, ...paper })}
    >
      <p>{t('reverseNote')}</p>
    </ConfirmAction>
  );
}

function Links({ voucher }: { voucher: Voucher }) {
  const { t } = useTranslation('ledger');
  const { reversesId, reversedById, forced, subjectType, subjectId } = voucher;
  return (
    <p>
      {reversesId ? <CityLink to={`ledger/transactions/${reversesId}`}>{t('reverses')}</CityLink> : null}
      {reversedById ? <CityLink to={`ledger/transactions/${reversedById}`}>{t('reversedBy')}</CityLink> : null}
      {forced ? <Tag color="red">{t('forced')}</Tag> : null}
      {subjectType === 'duty' && subjectId ? <CityLink to={`duties/${subjectId}`}>{t('toDuty')}</CityLink> : null}{' '}
      <CityLink to={`ledger/transactions/${voucher.id}/origins`}>{t('toOrigins')}</CityLink>{' '}
      <AuditLink subject={voucher.id} />
    </p>
  );
}

function Lines({ voucher }: { voucher: Voucher }) {
  const { t } = useTranslation('ledger');
  return (
    <section className="panel report-scroll" tabIndex={0} aria-label={t('transfers')}>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('lineNumber')}</th>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('to')}</th>
            <th scope="col" className="amount">
              {t('amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {voucher.lines.map((line) => (
            <tr key={line.line}>
              <td>{line.line}</td>
              <td>
                <CityLink
                  to={`ledger/accounts/${line.debitAccountId}`}
                >{`${line.debitCode} ${line.debitName}`}</CityLink>
              </td>
              <td>
                <CityLink
                  to={`ledger/accounts/${line.creditAccountId}`}
                >{`${line.creditCode} ${line.creditName}`}</CityLink>
              </td>
              <td className="amount">
                <Money fen={line.amountFen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** One voucher with its transfers, who made and checked it, and what it reverses. */
export default function VoucherPage() {
  const { t } = useTranslation('ledger');
  const { transactionId = '' } = useParams({ strict: false }) as { transactionId?: string };
  const query = useCityQuery<Voucher>(`ledger/transactions/${transactionId}`);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  const voucher = query.data;
  if (!voucher) return <Skeleton active />;
  return (
    <>
      <PageHeader
        title={`${voucher.voucher} ${voucher.memo}`}
        note={
          <>
            {[t(`transaction.${voucher.kind}`), voucher.effectiveDay, voucher.documentNumber]
              .filter(Boolean)
              .join(' · ')}{' '}
            · {t('recorded')} <Instant value={voucher.recordedAt} /> · {t('maker')} {voucher.madeByName}
            {voucher.checkedByName ? ` · ${t('checker')} ${voucher.checkedByName}` : ''}
          </>
        }
        actions={
          <>
            <Can needs="ledger.write">
              <Reverse voucher={voucher} />
            </Can>
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <LedgerNav />
      <Links voucher={voucher} />
      <Lines voucher={voucher} />
      <section className="panel">
        <Attachments subjectType="ledger.voucher" subjectId={voucher.id} label={t('papers')} />
      </section>
      {voucher.order ? (
        <section className="panel">
          <Attachments {...voucher.order} label={t('requestPapers')} />
        </section>
      ) : null}
      <Signatures />
    </>
  );
}
