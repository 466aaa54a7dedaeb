import { Empty, Progress, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Day } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './rating.css';
import type { OwnSheets } from './types.ts';

type Own = OwnSheets['items'][number];

function SheetLink({ sheet }: { sheet: Own }) {
  const { t } = useTranslation('rating');
  const { cycleId, group, groupName, year, total, sent, begun, state, dueDay } = sheet;
  const left = total - sent;
  return (
    <li className="panel">
      <CityLink to={`my-ratings/${cycleId}/${group}`}>{t('sheetTitle', { year, group: groupName })}</CityLink>
      {sheet.anonymous ? <Tag>{t('anonymous')}</Tag> : null}
      <Progress
        percent={Math.round((sent / total) * 100)}
        format={() => t('sentOf', { n: sent, all: total })}
        status="normal"
        aria-label={t('sentOf', { n: sent, all: total })}
      />
      <p className="sheet-unit">
        {left > 0 && state === 'open' ? t('left', { n: left, begun }) : left > 0 ? t('closed') : t('allSent')}
        {dueDay && left > 0 && state === 'open' ? (
          <>
            {' · '}
            {t('due')} <Day value={dueDay} />
          </>
        ) : null}
      </p>
    </li>
  );
}

/** Everything that the signed-in person has to rate, and has rated. */
export default function RatingsPage() {
  const { t } = useTranslation('rating');
  const query = useCityQuery<OwnSheets>('assessment/rating');
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      {query.error ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isLoading ? <Skeleton active /> : null}
      {query.data?.items.length === 0 ? <Empty description={t('nothing')} /> : null}
      <ul className="rating-sheets">
        {query.data?.items.map((sheet) => (
          <SheetLink key={`${sheet.cycleId} ${sheet.group}`} sheet={sheet} />
        ))}
      </ul>
    </>
  );
}
