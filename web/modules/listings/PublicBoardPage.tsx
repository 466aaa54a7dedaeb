import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Pagination, Segmented, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath, type ApiError } from '../../client.ts';
import { Failure } from '../../kit/Failure.tsx';
import { useCitySlug } from '../../kit/useCity.ts';
import { PublicFrame } from '../../shell/PublicFrame.tsx';
import './listings.css';
import { nameIn } from '../../language.ts';
import { LightTag, StateTag } from './Tags.tsx';
import type { PublicBoard } from './types.ts';
import type { lights } from './words.ts';

type Item = PublicBoard['items'][number];
type Shown = 'all' | (typeof lights)[number];

function Plate({ item }: { item: Item }) {
  const { t, i18n } = useTranslation('listings');
  const kind = item.kind ? nameIn(item.kind, i18n.language) : '—';
  return (
    <li className={`panel listing-plate ${item.light}`}>
      <h2>
        {item.number} {item.publicText ?? kind}
      </h2>
      <p>
        {item.state === 'delisted' ? <StateTag state={item.state} /> : <LightTag light={item.light} />} {kind} ·{' '}
        {item.place}
      </p>
      <dl className="facts">
        <dt>{t('owner')}</dt>
        <dd>{[item.ownerUnitName, item.ownerName].filter(Boolean).join(' ')}</dd>
        <dt>{t('listedDay')}</dt>
        <dd>{item.listedDay}</dd>
        <dt>{item.delistedDay ? t('delistedDay') : t('dueDay')}</dt>
        <dd>{item.delistedDay ?? item.dueDay}</dd>
      </dl>
    </li>
  );
}

function Board({ token }: { token: string }) {
  const { t } = useTranslation('listings');
  const city = useCitySlug();
  const [light, setLight] = useState<Shown>('all');
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery<PublicBoard, ApiError>({
    queryKey: ['listing-board', city, token, light, page],
    queryFn: () =>
      api.post<PublicBoard>(cityPath(city, 'listings-board/open'), {
        token,
        page,
        ...(light === 'all' ? {} : { light }),
      }),
    refetchOnWindowFocus: false,
  });
  useEffect(() => {
    if (data) document.title = `${data.unitName} ${t('public')} · 随事`;
  }, [data, t]);
  if (error) return <Failure whole error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  const options = [
    { value: 'all' as const, label: t('all') },
    ...(['red', 'yellow', 'green'] as const).map((value) => ({ value, label: t(`light.${value}`) })),
    { value: 'off' as const, label: t('state.delisted') },
  ];
  return (
    <>
      <h1>{t('public.of', { unit: data.unitName })}</h1>
      <p>{t('public.note', { city: data.cityName, day: data.today })}</p>
      <div className="no-print listing-choice">
        <Segmented<Shown>
          aria-label={t('lightLabel')}
          value={light}
          options={options}
          onChange={(value) => {
            setLight(value);
            setPage(1);
          }}
        />
        <Button onClick={() => window.print()}>{t('print')}</Button>
      </div>
      {data.items.length === 0 ? (
        <Empty description={t('public.none')} />
      ) : (
        <ul className="listing-plates">
          {data.items.map((item) => (
            <Plate key={item.number} item={item} />
          ))}
        </ul>
      )}
      {data.total > data.pageSize ? (
        <Pagination
          className="no-print"
          current={page}
          pageSize={data.pageSize}
          total={data.total}
          showSizeChanger={false}
          onChange={setPage}
        />
      ) : null}
    </>
  );
}

/** `/{city}/listing-board#{token}`: what hangs in a place, for anybody, without an account. */
export default function PublicBoardPage() {
  const { t } = useTranslation('listings');
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  return <PublicFrame>{token ? <Board token={token} /> : <h1>{t('public.bad')}</h1>}</PublicFrame>;
}
