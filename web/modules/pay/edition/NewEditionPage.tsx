import { useParams } from '@tanstack/react-router';
import { Button, Result, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../../client.ts';
import { CityLink } from '../../../kit/CityLink.tsx';
import { Failure } from '../../../kit/Failure.tsx';
import { Form } from '../../../kit/Form.tsx';
import { FormDrawer } from '../../../kit/FormDrawer.tsx';
import { PageHeader } from '../../../kit/PageHeader.tsx';
import { useAction } from '../../../kit/useAction.ts';
import { useCitySlug } from '../../../kit/useCity.ts';
import { useCityQuery } from '../../../kit/useCityQuery.ts';
import { Adopt } from '../Adopt.tsx';
import '../pay.css';
import type { SchemeWhole } from '../types.ts';
import { CheckFields } from './CheckFields.tsx';
import { definitionOf } from './definition.ts';
import { FactFields } from './FactFields.tsx';
import { HeadFields } from './HeadFields.tsx';
import { ItemList } from './ItemList.tsx';
import { LevelRuleFields } from './LevelRuleFields.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';

interface Saved {
  readonly id: string;
  readonly name: string;
  readonly edition: number;
}

/** What comes next: an edition pays nobody until it is adopted. */
function Next({ saved }: { saved: Saved }) {
  const { t } = useTranslation('pay');
  const [adopting, setAdopting] = useState(false);
  return (
    <section className="panel">
      <Result
        status="success"
        title={t('editionSaved', { name: saved.name, n: saved.edition })}
        subTitle={t('editionSavedNote')}
        extra={[
          <Button key="adopt" type="primary" onClick={() => setAdopting(true)}>
            {t('adoptFrom')}
          </Button>,
          <CityLink key="open" to={`pay/schemes/${saved.id}`}>
            {t('openEdition')}
          </CityLink>,
        ]}
      />
      <FormDrawer title={t('adoptFrom')} open={adopting} onClose={() => setAdopting(false)} width={860}>
        <Adopt scheme={saved} onDone={() => setAdopting(false)} />
      </FormDrawer>
    </section>
  );
}

function EditionForm({ scheme, onSaved }: { scheme: SchemeWhole; onSaved: (saved: Saved) => void }) {
  const { t } = useTranslation('pay');
  const city = useCitySlug();
  const { id, name, definition } = scheme;
  const save = useAction({
    quiet: true,
    run: (input: unknown, key) =>
      api.post<Omit<Saved, 'name'>>(cityPath(city, `pay/schemes/${id}/editions`), input, key),
    onDone: (saved, input) => onSaved({ ...saved, name: (input as Saved).name }),
  });
  return (
    <Form
      schema={null}
      action={save}
      submitLabel={t('saveEdition')}
      initial={{ name, trust: 'city', definition }}
      shape={(values) => ({ ...values, definition: definitionOf(values['definition'], definition) })}
    >
      <div className="pay-edition">
        <div>
          <HeadFields />
          <LevelRuleFields />
          <FactFields />
          <ItemList />
          <CheckFields />
        </div>
        <PreviewPanel before={definition} />
      </div>
    </Form>
  );
}

/** Writes the edition that follows the newest: every figure of it can be changed, and what it would pay is seen. */
export default function NewEditionPage() {
  const { t } = useTranslation('pay');
  const { schemeId = '' }: { schemeId?: string } = useParams({ strict: false });
  const [saved, setSaved] = useState<Saved | null>(null);
  const query = useCityQuery<SchemeWhole>(`pay/schemes/${schemeId}`);
  const scheme = query.data;
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!scheme) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <>
      <PageHeader
        title={t('newEdition')}
        note={
          <CityLink to={`pay/schemes/${schemeId}`}>
            {t('newEditionNote', { name: scheme.name, n: scheme.edition })}
          </CityLink>
        }
      />
      {saved ? <Next saved={saved} /> : <EditionForm scheme={scheme} onSaved={setSaved} />}
    </>
  );
}
