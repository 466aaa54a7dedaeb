import { Empty, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import './facilities.css';
import { FacilityNav } from './FacilityNav.tsx';
import type { Coverage } from './types.ts';
import { useStandard } from './useStandard.ts';

function Streets({ streets }: { streets: Coverage['streets'] }) {
  const { t } = useTranslation('facilities');
  const { kindName } = useStandard();
  const kinds = streets[0]?.kinds ?? [];
  return (
    <div className="panel plain-scroll" tabIndex={0} role="region" aria-label={t('coverage')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('street')}</th>
            {kinds.map(({ kind, atLeast }) => (
              <th key={kind} scope="col">
                {t('wanted', { kind: kindName(kind), count: atLeast })}
              </th>
            ))}
            <th scope="col">{t('verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {streets.map((street) => (
            <tr key={street.streetId}>
              <td>{street.streetName}</td>
              {street.kinds.map(({ kind, count, short }) => (
                <td key={kind}>
                  <CityLink
                    to="facilities"
                    search={{ kind, unitId: street.streetId }}
                    label={`${street.streetName} ${kindName(kind)} ${count}`}
                  >
                    {count}
                  </CityLink>
                  {short > 0 ? (
                    <div>
                      <Tag color="red">{t('short', { count: short })}</Tag>
                    </div>
                  ) : null}
                </td>
              ))}
              <td>
                <Tag color={street.met ? 'green' : 'red'}>{t(street.met ? 'met' : 'unmet')}</Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Each street against what the city set out to have. */
export default function CoveragePage() {
  const { t } = useTranslation('facilities');
  const query = useCityQuery<Coverage>('facilities/coverage');
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const { streets, met, of, day } = query.data;
  return (
    <>
      <PageHeader title={t('coverage')} note={t('coverageNote', { met, of, day })} />
      <FacilityNav />
      {streets.length === 0 ? <Empty description={t('noStreets')} /> : <Streets streets={streets} />}
    </>
  );
}
