import { Form as AntdForm, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { Form } from '../../kit/Form.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCan } from '../../kit/session.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { PowerNav } from './PowerNav.tsx';
import './powers.css';
import { usePartners } from './usePartners.ts';
import { kinds } from './words.ts';

const { Item, useWatch } = AntdForm;

function KindFields() {
  const { t } = useTranslation('powers');
  const kind: (typeof kinds)[number] | undefined = useWatch('kind');
  const departmentId: string | undefined = useWatch('departmentId');
  const branches = usePartners(['branch']);
  const required = useRequired();
  if (kind === 'consent') {
    const own = branches.filter(({ parentId }) => parentId === departmentId);
    return (
      <>
        <Item name="personName" label={t('person')} rules={required}>
          <Input maxLength={50} />
        </Item>
        <Item name="position" label={t('position')} rules={required}>
          <Input maxLength={80} />
        </Item>
        <Item name="branchId" label={t('branch')}>
          <Select allowClear options={own.map(({ id, name }) => ({ value: id, label: name }))} />
        </Item>
      </>
    );
  }
  if (kind === 'mobilisation') {
    return (
      <>
        <Item name="happensOn" label={t('happensOn')} rules={required}>
          <DayPicker />
        </Item>
        <Item name="happensAt" label={t('happensAt')} rules={required}>
          <Input maxLength={120} />
        </Item>
        <Item name="branches" label={t('branchesCalled')} rules={required}>
          <Select
            mode="multiple"
            options={branches.map(({ id, name }) => ({ value: id, label: name }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Item>
      </>
    );
  }
  return null;
}

function Fields() {
  const { t } = useTranslation('powers');
  const [uses, answers] = [useCan('powers.use'), useCan('powers.answer')];
  const required = useRequired();
  const mine = kinds.filter((kind) => (kind === 'mobilisation' || kind === 'proposal' ? uses : answers));
  return (
    <>
      <Item name="kind" label={t('kindLabel')} rules={required}>
        <Select options={mine.map((value) => ({ value, label: t(`kind.${value}`) }))} />
      </Item>
      <div className="power-row">
        <Item name="streetId" label={t('street')} rules={required}>
          <UnitSelect units={usePartners(['street'])} label={t('street')} />
        </Item>
        <Item name="departmentId" label={t('department')} rules={required}>
          <UnitSelect units={usePartners(['department'])} label={t('department')} />
        </Item>
      </div>
      <Item name="title" label={t('name')} rules={required}>
        <Input maxLength={100} />
      </Item>
      <Item name="content" label={t('content')} rules={required}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Item>
      <KindFields />
      <Item name="documentNumber" label={t('documentNumber')}>
        <Input maxLength={80} />
      </Item>
    </>
  );
}

/** A department asks or invites, a street calls or proposes. */
export default function NewMatterPage() {
  const { t } = useTranslation('powers');
  const city = useCitySlug();
  const go = useCityNavigate();
  const create = useAction({
    quiet: true,
    done: t('done.opened'),
    run: (input: unknown, key) => api.post<{ id: string }>(cityPath(city, 'powers/matters'), input, key),
    onDone: ({ id }) => go(`powers/${id}`),
  });
  return (
    <>
      <PageHeader title={t('new')} note={t('newNote')} />
      <PowerNav />
      <section className="panel">
        <Form schema={null} action={create} submitLabel={t('act.open')} onCancel={() => go('powers')}>
          <Fields />
        </Form>
      </section>
    </>
  );
}
