import { useSearch } from '@tanstack/react-router';
import { Button, Empty, Flex, Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { cityPath, queryString } from '../../client.ts';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { FollowupNav } from './FollowupNav.tsx';
import './followups.css';
import type { Agreement } from './types.ts';
import { kinds } from './words.ts';

type Period = Readonly<Partial<Record<'drawnFrom' | 'drawnUntil' | 'kind', string>>>;
type Row = Agreement['items'][number];
const columns = ['agreed', 'differs', 'missed'] as const;

const given = (search: Period): Record<string, string> =>
  Object.fromEntries(Object.entries(search).filter((pair): pair is [string, string] => Boolean(pair[1])));

function Count({ row, state, period }: { row: Row; state: (typeof columns)[number]; period: Period }) {
  const { t } = useTranslation('followups');
  const n = row[state];
  if (n === 0) return '—';
  return (
    <CityLink
      to="follow-ups"
      search={{ ...given(period), targetUnitId: row.unitId, state }}
      label={t('agreement.open', { unit: row.unitName, state: t(`state.${state}`), n })}
    >
      {n}
    </CityLink>
  );
}

function Rows({ figures, period }: { figures: Agreement; period: Period }) {
  const { t } = useTranslation('followups');
  const rate = (value: string | null) => (value === null ? '—' : `${value}%`);
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={t('agreement')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('target')}</th>
            {columns.map((key) => (
              <th key={key} scope="col" className="amount">
                {t(`state.${key}`)}
              </th>
            ))}
            <th scope="col" className="amount">
              {t('openLabel')}
            </th>
            <th scope="col" className="amount">
              {t('rate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.items.map((row) => (
            <tr key={row.unitId}>
              <th scope="row">{row.unitName}</th>
              {columns.map((key) => (
                <td key={key} className="amount">
                  <Count row={row} state={key} period={period} />
                </td>
              ))}
              <td className="amount">{row.open}</td>
              <td className="amount">{rate(row.rate)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('sum')}</th>
            {columns.map((key) => (
              <td key={key} className="amount">
                {figures.total[key]}
              </td>
            ))}
            <td className="amount">{figures.total.open}</td>
            <td className="amount">{rate(figures.total.rate)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

/** How far what was claimed agrees with what was found, by the unit whose claim it was; each number opens its list. */
export default function AgreementPage() {
  const { t } = useTranslation('followups');
  const city = useCitySlug();
  const go = useCityNavigate();
  const search: Record<string, string | undefined> = useSearch({ strict: false });
  const period = given({
    drawnFrom: search['drawnFrom'] ?? '',
    drawnUntil: search['drawnUntil'] ?? '',
    kind: search['kind'] ?? '',
  });
  const query = useCityQuery<Agreement>('follow-ups/agreement', period, { keep: true });
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const change = (key: string, value: string | null | undefined) =>
    go('follow-ups/agreement', given({ ...period, [key]: value ?? '' }));
  const href = `${cityPath(city, 'follow-ups/agreement/export')}${queryString({ ...period, format: 'xlsx' })}`;
  return (
    <>
      <PageHeader
        title={t('agreement')}
        note={t('agreement.note')}
        actions={
          <>
            <Button href={href}>{t('excel')}</Button>
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <FollowupNav />
      <Flex gap={8} wrap className="no-print form-alert followup-filters">
        <Select
          aria-label={t('kindLabel')}
          placeholder={t('kindLabel')}
          allowClear
          value={period['kind'] ?? null}
          options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(value: string | null) => change('kind', value)}
        />
        {(['drawnFrom', 'drawnUntil'] as const).map((key) => (
          <div key={key}>
            <DayPicker
              placeholder={t(key)}
              value={period[key] ?? null}
              onChange={(value: string | null) => change(key, value)}
            />
          </div>
        ))}
      </Flex>
      {query.data.items.length === 0 ? (
        <Empty description={t('none')} />
      ) : (
        <Rows figures={query.data} period={period} />
      )}
    </>
  );
}
