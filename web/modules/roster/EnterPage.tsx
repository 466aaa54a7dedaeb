import { Form as AntdForm, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { Form } from '../../kit/Form.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { ChoiceField, DayField, PersonFields } from './PersonFields.tsx';
import './roster.css';
import type { Changed } from './types.ts';

/** Fields that were left empty say nothing. */
const stated = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );

/** One person who is not in any file. */
export default function EnterPage() {
  const { t } = useTranslation('roster');
  const city = useCitySlug();
  const go = useCityNavigate();
  const required = useRequired();
  const enter = useAction({
    quiet: true,
    done: t('entered'),
    run: (input: Record<string, unknown>, key) => api.post<Changed>(cityPath(city, 'roster/workers'), input, key),
    onDone: ({ id }) => go(`roster/${id}`),
  });
  return (
    <>
      <PageHeader title={t('enter')} note={t('enterNote')} />
      <section className="panel">
        <Form schema={null} action={enter} submitLabel={t('enter')} onCancel={() => go('roster')} shape={stated}>
          <div className="field-grid">
            <AntdForm.Item name="name" label={t('name')} rules={required}>
              <Input maxLength={100} autoComplete="off" />
            </AntdForm.Item>
            <AntdForm.Item name="identityNumber" label={t('identity')} rules={required}>
              <Input maxLength={40} autoComplete="off" />
            </AntdForm.Item>
            <AntdForm.Item name="unitId" label={t('unit')} rules={required}>
              <UnitSelect label={t('unit')} kinds={['street', 'community']} />
            </AntdForm.Item>
            <ChoiceField name="postType" label={t('post')} family="post" required />
            <ChoiceField name="channel" label={t('channel')} family="channel" required />
            <DayField name="hiredOn" label={t('hiredOn')} required />
          </div>
          <PersonFields />
        </Form>
      </section>
    </>
  );
}
