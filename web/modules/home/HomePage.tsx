import { Alert, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can, useSession } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { counts, type Fact } from './facts.ts';
import './home.css';

function Figure({ fact }: { fact: Fact }) {
  const { t } = useTranslation('home');
  const list = useCityQuery<{ total: number }>(fact.path, { ...fact.query, pageSize: 1 });
  const number = list.data ? list.data.total.toLocaleString('zh-CN') : '—';
  return (
    <li className="figure">
      <CityLink to={fact.to} {...(fact.search ? { search: fact.search } : {})}>
        <span className="figure-label">{t(`fact.${fact.key}` as never)}</span>
        {list.isLoading ? <Skeleton.Button active size="small" /> : <span className="figure-number">{number}</span>}
      </CityLink>
    </li>
  );
}

function Figures({ facts }: { facts: readonly Fact[] }) {
  return (
    <ul className="figures">
      {facts.map((fact) => (
        <Can key={fact.key} needs={fact.needs}>
          <Figure fact={fact} />
        </Can>
      ))}
    </ul>
  );
}

/** The first page of a city: how large it is, and who I am in it. */
export default function HomePage() {
  const { t } = useTranslation('home');
  const { city, user, assignments } = useSession();
  const roles = assignments.map(({ roleName, unitName }) => `${roleName} · ${unitName}`).join('；');
  return (
    <>
      <PageHeader title={city.name} note={t('greeting', { name: user.name, roles })} />
      {assignments.length === 0 ? <Alert type="info" showIcon title={t('noRoles')} className="form-alert" /> : null}
      <Figures facts={counts} />
    </>
  );
}
