import { Alert, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { HomeAnswer } from '../../../worker/modules/home/input.ts';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCan, useSession } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { Figures } from './Figures.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import './home.css';
import { Own } from './Own.tsx';
import { Standing } from './Standing.tsx';
import { Waiting } from './Waiting.tsx';

export type Home = z.output<typeof HomeAnswer>;

function Content() {
  const home = useCityQuery<Home>('home');
  const { workerId } = useSession();
  if (home.error) return <Failure error={home.error} onRetry={() => void home.refetch()} />;
  if (!home.data) return <Skeleton active />;
  return (
    <>
      <Figures counts={home.data.counts} />
      {home.data.counts.workers === 0 ? <FirstSteps /> : null}
      {workerId === null ? null : <Own />}
      <div className="home-columns">
        <Waiting />
        <Standing home={home.data} />
      </div>
    </>
  );
}

/** The first page of a city: how large it is, where this month stands, what waits for me. */
export default function HomePage() {
  const { t } = useTranslation('home');
  const { city, user, assignments } = useSession();
  const mayRead = useCan('home.read');
  const roles = assignments.map(({ roleName, unitName }) => `${roleName} · ${unitName}`).join('；');
  return (
    <>
      <PageHeader title={city.name} note={t('greeting', { name: user.name, roles })} />
      {mayRead ? <Content /> : <Alert type="info" showIcon title={t('noRoles')} className="form-alert" />}
    </>
  );
}
