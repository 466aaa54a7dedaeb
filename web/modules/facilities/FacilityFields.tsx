import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../kit/useRequired.ts';
import { useStandard } from './useStandard.ts';

const { Item, List } = AntdForm;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** From Monday to Friday in office hours: what most places have, to begin with. */
export const usualHours = weekdays.slice(0, 5).map((weekday) => ({ weekday, from: '08:30', until: '17:00' }));

function OpeningFields() {
  const { t } = useTranslation('facilities');
  const required = useRequired();
  return (
    <fieldset className="form-part">
      <legend>{t('opening')}</legend>
      <List name="opening">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="facility-hours">
                <Item name={[name, 'weekday']} label={t('weekday')} rules={required}>
                  <Select options={weekdays.map((value) => ({ value, label: t(`weekday.${value}`) }))} />
                </Item>
                <Item name={[name, 'from']} label={t('from')} rules={required}>
                  <Input type="time" />
                </Item>
                <Item name={[name, 'until']} label={t('until')} rules={required}>
                  <Input type="time" />
                </Item>
                <Button aria-label={t('removeHours')} icon={<DeleteOutlined />} onClick={() => remove(name)} />
              </div>
            ))}
            <Button onClick={() => add({ weekday: 6, from: '09:00', until: '16:00' })}>{t('addHours')}</Button>
          </>
        )}
      </List>
    </fieldset>
  );
}

/** What is told of a facility, when it is opened and when something changes. */
export function DescriptionFields() {
  const { t } = useTranslation('facilities');
  const { services } = useStandard();
  const required = useRequired();
  return (
    <>
      <Item name="name" label={t('name')} rules={required}>
        <Input maxLength={80} />
      </Item>
      <Item name="address" label={t('address')} rules={required}>
        <Input maxLength={150} />
      </Item>
      <div className="facility-row">
        <Item name="area" label={t('area')} rules={required}>
          <InputNumber min={0.01} max={1_000_000} precision={2} className="full-width" />
        </Item>
        <Item name="managerName" label={t('manager')} rules={required}>
          <Input maxLength={50} />
        </Item>
      </div>
      <Item name="services" label={t('services')}>
        <Checkbox.Group options={services} />
      </Item>
      <OpeningFields />
      <Item name="reason" label={t('reason')} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Item>
    </>
  );
}

/** From the form's square metres to the request's hundredths. */
export const shapeDescription = ({ area, services, opening, ...rest }: Record<string, unknown>) => ({
  ...rest,
  areaHundredths: Math.round(Number(area) * 100),
  services: services ?? [],
  opening: opening ?? [],
});
