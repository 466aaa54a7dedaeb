import { Flex, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../../kit/CityLink.tsx';
import { Day } from '../../../kit/Day.tsx';
import { Failure } from '../../../kit/Failure.tsx';
import { PageHeader } from '../../../kit/PageHeader.tsx';
import { Can } from '../../../kit/session.tsx';
import { useCityQuery } from '../../../kit/useCityQuery.ts';
import '../assessment.css';
import { percent } from '../percent.ts';
import type { Scheme, SchemeList } from '../types.ts';
import './scheme.css';

/** Weights of the groups for each set of posts, as one line each. */
function Sheets({ scheme }: { scheme: Scheme }) {
  const { t } = useTranslation('assessment');
  const names = new Map(scheme.content.groups.map(({ code, zh }) => [code, zh]));
  return (
    <ul className="scheme-lines">
      {scheme.content.sheets.map(({ postTypes, weights, mix, dimensions }) => (
        <li key={postTypes.join()}>
          {postTypes.map((post) => t(`post.${post}`)).join('、')}：
          {Object.entries(weights)
            .map(([code, weight]) => `${names.get(code) ?? code} ${weight}`)
            .join('，')}
          ；{t('mixOf', { daily: percent(mix.daily), quarterly: percent(mix.quarterly), annual: percent(mix.annual) })}
          ；{t('indicatorCount', { n: dimensions.reduce((sum, { indicators }) => sum + indicators.length, 0) })}
        </li>
      ))}
    </ul>
  );
}

function SchemeCard({ scheme, latest }: { scheme: Scheme; latest: boolean }) {
  const { t } = useTranslation('assessment');
  const { content } = scheme;
  return (
    <section className="panel" aria-label={`${scheme.name} ${scheme.edition}`}>
      <Flex gap={8} align="center" wrap>
        <h2>{scheme.name}</h2>
        <Tag>{t('editionOf', { n: scheme.edition })}</Tag>
        {scheme.representative ? <Tag color="gold">{t('representative')}</Tag> : null}
        <span className="push" />
        {latest ? (
          <Can needs="assessment.scheme.write">
            <CityLink to={`assessment-schemes/${scheme.id}/edition`}>{t('newEdition')}</CityLink>
            <CityLink to={`assessment-schemes/${scheme.id}/copy`}>{t('newScheme')}</CityLink>
          </Can>
        ) : null}
      </Flex>
      <p className="assessment-why">{scheme.source}</p>
      <Sheets scheme={scheme} />
      <p>
        {t('schemeFrom')} <Day value={scheme.fromDay} />；
        {t('capOf', {
          share: percent(content.excellent.share),
          pool: t(`pool.${content.excellent.pool}`),
          band: content.bands.excellent,
        })}
      </p>
    </section>
  );
}

/** The city's schemes, each with its source; the newest edition of each can be followed or copied. */
export default function SchemesPage() {
  const { t } = useTranslation('assessment');
  const query = useCityQuery<SchemeList>('assessment/schemes');
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const { items } = query.data;
  const newest = new Map<string, number>();
  for (const { code, edition } of items) newest.set(code, Math.max(edition, newest.get(code) ?? 0));
  return (
    <>
      <PageHeader title={t('schemes')} note={<CityLink to="assessment">{t('title')}</CityLink>} />
      {items.map((scheme) => (
        <SchemeCard key={scheme.id} scheme={scheme} latest={newest.get(scheme.code) === scheme.edition} />
      ))}
    </>
  );
}
