import { Empty, Input, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Codes as Classification } from '../ledger/types.ts';

/** Rows that the page draws; the search finds the others. */
const most = 200;

/** The expenditure classification of a year: what for, on what, from which book, checked or not. */
export function Codes({ year }: { year: number }) {
  const { t } = useTranslation('fund');
  const [search, setSearch] = useState('');
  const query = useCityQuery<Classification>('ledger/codes', { year });
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const wanted = search.trim();
  const found = query.data.items.filter(({ code, name }) => code.startsWith(wanted) || name.includes(wanted));
  return (
    <section className="panel report-scroll" tabIndex={0} aria-label={t('codes')}>
      <h2>{t('codes')}</h2>
      <Input.Search
        aria-label={t('searchCodes')}
        placeholder={t('searchCodes')}
        allowClear
        className="code-search no-print"
        onChange={(event) => setSearch(event.target.value)}
      />
      {found.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noCodes')} /> : null}
      {found.length > most ? <p>{t('moreCodes', { most, count: found.length })}</p> : null}
      {found.length === 0 ? null : (
        <table className="report-table">
          <thead>
            <tr>
              <th scope="col">{t('code')}</th>
              <th scope="col">{t('codeName')}</th>
              <th scope="col">{t('classification')}</th>
              <th scope="col">{t('state')}</th>
              <th scope="col">{t('codeSource')}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, most).map((each) => (
              <tr key={`${each.classification}.${each.code}`}>
                <th scope="row">
                  {each.classification === 'function' ? (
                    <CityLink to="ledger" search={{ year: String(year), q: each.code }}>
                      {each.code}
                    </CityLink>
                  ) : (
                    each.code
                  )}
                </th>
                <td className="report-words">{each.name}</td>
                <td>{t(`classification.${each.classification}`)}</td>
                <td>
                  <Tag color={each.checked ? 'green' : 'orange'}>{t(each.checked ? 'codeChecked' : 'unchecked')}</Tag>
                </td>
                <td className="report-words">{each.source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
