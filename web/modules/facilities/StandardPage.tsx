import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { Failure } from '../../kit/Failure.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { currentLanguage } from '../../language.ts';
import './facilities.css';
import { FacilityNav } from './FacilityNav.tsx';
import { StandardFields } from './StandardFields.tsx';
import type { Standard } from './types.ts';
import { useStandard } from './useStandard.ts';

const naming = { 'zh-CN': 'zh', 'ko-KR': 'ko', en: 'en' } as const;

function Edition({ standard, now }: { standard: Standard; now: boolean }) {
  const { t } = useTranslation('facilities');
  const column = naming[currentLanguage()];
  const named = (code: string) => standard.kinds.find((kind) => kind.code === code)?.[column] ?? code;
  const words = (list: Standard['kinds']) => list.map((entry) => entry[column]).join('、') || '—';
  return (
    <section className="panel" aria-label={standard.fromDay}>
      <h2>
        {t('standardFrom', { day: standard.fromDay })} {now ? t('inForce') : ''}
      </h2>
      <p>{standard.source}</p>
      <dl className="facility-facts">
        <dt>{t('kinds')}</dt>
        <dd>{words(standard.kinds)}</dd>
        <dt>{t('services')}</dt>
        <dd>{words(standard.services)}</dd>
        <dt>{t('coverage')}</dt>
        <dd>
          {standard.coverage
            .map(({ kind, atLeast }) => t('wanted', { kind: named(kind), count: atLeast }))
            .join('、') || '—'}
        </dd>
      </dl>
    </section>
  );
}

function StandardForm({ present, onClose }: { present: Standard | undefined; onClose: () => void }) {
  const { t } = useTranslation('facilities');
  const city = useCitySlug();
  const put = useAction({
    quiet: true,
    done: t('done.saved'),
    run: (input: unknown, key) => api.post(cityPath(city, 'facilities/policies'), input, key),
    onDone: onClose,
  });
  const { kinds, services, coverage } = present ?? {};
  return (
    <Form
      schema={null}
      action={put}
      submitLabel={t('act.save')}
      initial={{ kinds, services, coverage }}
      onCancel={onClose}
    >
      <StandardFields />
    </Form>
  );
}

/** The city's kinds of facility, their services and how many each street is to have; each edition with its source. */
export default function StandardPage() {
  const { t } = useTranslation('facilities');
  const [open, setOpen] = useState(false);
  const { query } = useStandard();
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const { items } = query.data;
  return (
    <>
      <PageHeader
        title={t('standard')}
        note={t('standardNote')}
        actions={
          <Can needs="city.settings.write">
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('act.standard')}
            </Button>
          </Can>
        }
      />
      <FacilityNav />
      {items.map((standard) => (
        <Edition key={standard.fromDay} standard={standard} now={standard.inForce} />
      ))}
      <FormDrawer title={t('act.standard')} open={open} onClose={() => setOpen(false)} width={760}>
        <StandardForm present={items.find(({ inForce }) => inForce)} onClose={() => setOpen(false)} />
      </FormDrawer>
    </>
  );
}
