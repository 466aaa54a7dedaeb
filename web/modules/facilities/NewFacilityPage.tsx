import { Form as AntdForm, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import './facilities.css';
import { DescriptionFields, shapeDescription, usualHours } from './FacilityFields.tsx';
import { FacilityNav } from './FacilityNav.tsx';
import { useStandard } from './useStandard.ts';

const { Item } = AntdForm;

/** Opens a place in a street or a community. */
export default function NewFacilityPage() {
  const { t } = useTranslation('facilities');
  const city = useCitySlug();
  const go = useCityNavigate();
  const { kinds } = useStandard();
  const required = useRequired();
  const create = useAction({
    quiet: true,
    done: t('done.opened'),
    run: (input: unknown, key) => api.post<{ id: string }>(cityPath(city, 'facilities'), input, key),
    onDone: ({ id }) => go(`facilities/${id}`),
  });
  return (
    <>
      <PageHeader title={t('new')} note={t('newNote')} />
      <FacilityNav />
      <section className="panel">
        <Form
          schema={null}
          action={create}
          shape={shapeDescription}
          initial={{ opening: usualHours, services: [] }}
          submitLabel={t('act.open')}
          onCancel={() => go('facilities')}
        >
          <div className="facility-row">
            <Item name="kind" label={t('kind')} rules={required}>
              <Select options={kinds} />
            </Item>
            <Item name="unitId" label={t('unit')} rules={required}>
              <UnitSelect kinds={['street', 'community']} label={t('unit')} />
            </Item>
            <Item name="openedDay" label={t('openedDay')} rules={required}>
              <DayPicker />
            </Item>
          </div>
          <DescriptionFields />
        </Form>
      </section>
    </>
  );
}
