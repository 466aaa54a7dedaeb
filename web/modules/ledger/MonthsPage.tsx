import { Skeleton, Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCan, useSession } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './ledger.css';
import { LedgerNav } from './LedgerNav.tsx';
import { PapersButton } from './PapersButton.tsx';
import type { BookMonth, BookMonths } from './types.ts';
import { useYear } from './useYear.ts';
import { YearSelect } from './YearSelect.tsx';

function Close({ month }: { month: string }) {
  const { t } = useTranslation('ledger');
  const city = useCitySlug();
  const close = useAction({
    done: t('month.done'),
    run: (paper: object, key) => api.post(cityPath(city, 'ledger/months'), { month, ...paper }, key),
  });
  return (
    <ConfirmAction
      label={t('month.close')}
      title={t('month.closeTitle', { month })}
      withPaper
      button={{ size: 'small' }}
      pending={close.pending}
      onConfirm={(_, paper) => close.run(paper)}
    >
      <p>{t('month.closeNote')}</p>
    </ConfirmAction>
  );
}

function Ask({ month, id }: { month: string; id: string }) {
  const { t } = useTranslation('ledger');
  const city = useCitySlug();
  const ask = useAction({
    done: t('done.asked'),
    run: (reason: string, key) => api.post(cityPath(city, `ledger/months/${id}/reopenings`), { reason }, key),
  });
  return (
    <ConfirmAction
      label={t('month.ask')}
      title={t('month.askTitle', { month })}
      withReason
      button={{ size: 'small' }}
      pending={ask.pending}
      onConfirm={ask.run}
    />
  );
}

interface DecideProps {
  month: string;
  closing: NonNullable<BookMonth['closing']>;
  agreed: boolean;
}

function Decide({ month, closing, agreed }: DecideProps) {
  const { t } = useTranslation('ledger');
  const city = useCitySlug();
  const decide = useAction({
    done: t('month.decided'),
    run: (reason: string, key) =>
      api.post(
        cityPath(city, `ledger/months/${closing.id}/decision`),
        { version: closing.version, agreed, reason },
        key,
      ),
  });
  return (
    <ConfirmAction
      label={t(agreed ? 'month.reopen' : 'month.keep')}
      title={t(agreed ? 'month.reopenTitle' : 'month.keepTitle', { month })}
      withReason
      danger={agreed}
      button={{ size: 'small' }}
      pending={decide.pending}
      onConfirm={decide.run}
    >
      <p>{closing.reason}</p>
    </ConfirmAction>
  );
}

function Acts({ row }: { row: BookMonth }) {
  const { t } = useTranslation('ledger');
  const writes = useCan('ledger.write');
  const approves = useCan('ledger.reverse.approve');
  const me = useSession().user.id;
  const { closing, month } = row;
  if (closing === null) return writes ? <Close month={month} /> : null;
  if (row.state === 'closed') return writes ? <Ask month={month} id={closing.id} /> : null;
  if (!approves || closing.askedBy === me) return t('secondPerson');
  return (
    <Space wrap>
      <Decide month={month} closing={closing} agreed />
      <Decide month={month} closing={closing} agreed={false} />
    </Space>
  );
}

const colours = { open: 'default', closed: 'green', asked: 'orange' } as const;

function Months({ months }: { months: BookMonths }) {
  const { t } = useTranslation('ledger');
  return (
    <section className="panel report-scroll" tabIndex={0} aria-label={t('months')}>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('month')}</th>
            <th scope="col" className="amount">
              {t('vouchers')}
            </th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('month.by')}</th>
            <th scope="col">{t('month.reason')}</th>
            <th scope="col">{t('closingPapers')}</th>
            <th scope="col">{t('acts')}</th>
          </tr>
        </thead>
        <tbody>
          {months.items.map((row) => (
            <tr key={row.month}>
              <th scope="row">{row.month}</th>
              <td className="amount">{row.vouchers}</td>
              <td>
                <Tag color={colours[row.state]}>{t(`month.${row.state}`)}</Tag>
              </td>
              <td>
                {row.closing ? (
                  <>
                    {row.closing.closedByName} <Instant value={row.closing.closedAt} /> {row.closing.documentNumber}
                  </>
                ) : null}
              </td>
              <td>
                {row.state === 'asked' ? `${row.closing?.askedByName ?? ''}：${row.closing?.reason ?? ''}` : null}
              </td>
              <td>
                {row.closing ? (
                  <PapersButton
                    subjectType="ledger.month"
                    subjectId={row.closing.id}
                    of={row.month}
                    label={t('closingPapers')}
                  />
                ) : null}
              </td>
              <td>
                <Acts row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The twelve months of a year: which take no posting any more, and who asks to open one again. */
export default function MonthsPage() {
  const { t } = useTranslation('ledger');
  const { year, years } = useYear();
  const go = useCityNavigate();
  const asked = { year: String(year ?? '') };
  const query = useCityQuery<BookMonths>('ledger/months', asked, { enabled: year !== undefined, keep: true });
  return (
    <>
      <PageHeader title={t('months')} note={t('monthsNote')} />
      <LedgerNav />
      <div className="ledger-toolbar">
        <YearSelect year={year} years={years} onChange={(next) => go('ledger/months', { year: String(next) })} />
      </div>
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Months months={query.data} /> : <Skeleton active />}
    </>
  );
}
