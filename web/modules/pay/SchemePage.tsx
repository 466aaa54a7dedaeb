import { useParams } from '@tanstack/react-router';
import { Button, Flex, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { Adopt } from './Adopt.tsx';
import './pay.css';
import { SchemeView } from './SchemeView.tsx';
import { TrustTag } from './TrustTag.tsx';
import type { SchemeWhole } from './types.ts';

/** One edition of a scheme: what it says, where it comes from, since when the city pays by it. */
export default function SchemePage() {
  const { t } = useTranslation('pay');
  const { schemeId = '' }: { schemeId?: string } = useParams({ strict: false });
  const go = useCityNavigate();
  const [adopting, setAdopting] = useState(false);
  const query = useCityQuery<SchemeWhole>(`pay/schemes/${schemeId}`);
  const scheme = query.data;
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!scheme) return <Skeleton active paragraph={{ rows: 10 }} />;
  const paid = scheme.adoptedFrom.length > 0;
  const acts = (
    <Can needs="pay.scheme.write">
      <Flex gap={8} wrap>
        {scheme.latest ? (
          <Button onClick={() => go(`pay/schemes/${scheme.id}/edition`)}>{t('newEdition')}</Button>
        ) : null}
        <Button type={paid ? 'default' : 'primary'} onClick={() => setAdopting(true)}>
          {t('adopt')}
        </Button>
      </Flex>
    </Can>
  );
  return (
    <>
      <PageHeader
        title={`${scheme.name} v${scheme.edition}`}
        note={<CityLink to="pay/schemes">{t('backToSchemes')}</CityLink>}
        actions={acts}
      />
      <section className="panel" aria-label={t('source')}>
        <TrustTag trust={scheme.trust} />
        <p className="pay-source">{scheme.source}</p>
        <p>
          {t('adoptedFrom')}：{scheme.adoptedFrom.join('、') || '—'}
          {scheme.used ? ` · ${t('usedNote')}` : null}
        </p>
      </section>
      <section className="panel" aria-label={t('scheme')}>
        <SchemeView definition={scheme.definition} />
      </section>
      <FormDrawer title={t('adopt')} open={adopting} onClose={() => setAdopting(false)} width={860}>
        <Adopt scheme={scheme} onDone={() => setAdopting(false)} />
      </FormDrawer>
    </>
  );
}
