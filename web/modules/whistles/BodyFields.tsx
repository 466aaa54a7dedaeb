import { Form as AntdForm, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import type { Bodies } from './types.ts';

const { Item, useWatch } = AntdForm;
type Name = readonly (string | number)[];

/** Whom a street may call and for what, by name only. */
export const useBodies = () => useCityQuery<Bodies>('whistles/bodies').data;

/** A body and, of its admitted duties or its department's, the one it is called for. */
export function BodyFields({ at, watch }: { at: Name; watch: Name }) {
  const { t } = useTranslation('whistles');
  const required = useRequired();
  const bodies = useBodies();
  const unitId: string | undefined = useWatch([...watch, 'unitId'] as string[]);
  const unit = bodies?.units.find(({ id }) => id === unitId);
  const duties = (bodies?.duties ?? []).filter(
    ({ departmentId }) => departmentId === unit?.id || departmentId === unit?.parentId,
  );
  return (
    <div className="whistle-row">
      <Item name={[...at, 'unitId'] as string[]} label={t('body')} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(bodies?.units ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Item>
      <Item name={[...at, 'dutyId'] as string[]} label={t('duty')} extra={t('dutyNote')}>
        <Select allowClear options={duties.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))} />
      </Item>
    </div>
  );
}
