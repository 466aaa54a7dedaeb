import { Button, Form as AntdForm, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useCanCityWide } from '../../kit/session.tsx';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Changed, SchemeList } from './types.ts';
import { thisYear } from '../../kit/today.ts';

function Fields() {
  const { t } = useTranslation('assessment');
  const schemes = useCityQuery<SchemeList>('assessment/schemes');
  const chosen = AntdForm.useWatch('schemeId');
  const source = schemes.data?.items.find(({ id }) => id === chosen)?.source;
  return (
    <>
      <AntdForm.Item name="year" label={t('year')} rules={[{ required: true }]}>
        <InputNumber min={2000} max={2100} precision={0} />
      </AntdForm.Item>
      <AntdForm.Item name="schemeId" label={t('scheme')} extra={source} rules={[{ required: true }]}>
        <Select
          options={(schemes.data?.items ?? []).map(({ id, name, representative }) => ({
            value: id,
            label: representative ? `${name}（${t('representative')}）` : name,
          }))}
        />
      </AntdForm.Item>
    </>
  );
}

/** Plans the assessment of a year: at first the one after the newest, or last year's. */
export function NewCycle({ years }: { years: readonly { year: number }[] }) {
  const { t } = useTranslation('assessment');
  const city = useCitySlug();
  const go = useCityNavigate();
  const may = useCanCityWide('assessment.write');
  const [open, setOpen] = useState(false);
  const [lastYear] = useState(() => thisYear() - 1);
  const next = years.length === 0 ? lastYear : Math.max(...years.map(({ year }) => year)) + 1;
  const action = useAction<unknown, Changed>({
    run: (input, key) => api.post(cityPath(city, 'assessment/cycles'), input, key),
    done: t('created'),
    quiet: true,
    onDone: ({ id }) => {
      setOpen(false);
      go(`assessment/${id}`);
    },
  });
  if (!may) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('new')}</Button>
      <FormDrawer title={t('new')} open={open} onClose={() => setOpen(false)}>
        <Form schema={null} action={action} submitLabel={t('new')} initial={{ year: next }}>
          <Fields />
        </Form>
      </FormDrawer>
    </>
  );
}
