import { Button, Form as AntdForm, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { Form } from '../../kit/Form.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { BodyFields, useBodies } from './BodyFields.tsx';
import { WhistleNav } from './WhistleNav.tsx';
import './whistles.css';
import { kinds } from './words.ts';

const { Item, List } = AntdForm;

function Called() {
  const { t } = useTranslation('whistles');
  return (
    <List name="calls" initialValue={[{}]}>
      {(fields, { add, remove }) => (
        <fieldset>
          <legend>{t('bodies')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key}>
              <BodyFields at={[name]} watch={['calls', name]} />
              {fields.length > 1 ? (
                <Button size="small" onClick={() => remove(name)}>
                  {t('removeBody')}
                </Button>
              ) : null}
            </div>
          ))}
          <Button onClick={() => add({})}>{t('addBody')}</Button>
        </fieldset>
      )}
    </List>
  );
}

function Fields() {
  const { t } = useTranslation('whistles');
  const streets = useBodies()?.streets ?? [];
  const required = useRequired();
  return (
    <>
      <div className="whistle-row">
        <Item name="kind" label={t('kindLabel')} rules={required}>
          <Select options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
        </Item>
        <Item name="streetId" label={t('street')} rules={required}>
          <Select options={streets.map(({ id, name }) => ({ value: id, label: name }))} />
        </Item>
      </div>
      <Item name="title" label={t('name')} rules={required}>
        <Input maxLength={100} />
      </Item>
      <Item name="place" label={t('place')} rules={required}>
        <Input maxLength={120} />
      </Item>
      <Item name="content" label={t('content')} rules={required}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Item>
      <Called />
    </>
  );
}

/** A street drafts a whistle: what happens where, and who is called for which duty. */
export default function NewWhistlePage() {
  const { t } = useTranslation('whistles');
  const city = useCitySlug();
  const go = useCityNavigate();
  const create = useAction({
    quiet: true,
    done: t('done.drafted'),
    run: (input: unknown, key) => api.post<{ id: string }>(cityPath(city, 'whistles'), input, key),
    onDone: ({ id }) => go(`whistles/${id}`),
  });
  return (
    <>
      <PageHeader title={t('new')} note={t('newNote')} />
      <WhistleNav />
      <section className="panel">
        <Form schema={null} action={create} submitLabel={t('act.draft')} onCancel={() => go('whistles')}>
          <Fields />
        </Form>
      </section>
    </>
  );
}
