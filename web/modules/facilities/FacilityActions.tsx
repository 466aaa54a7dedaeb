import { Form as AntdForm, Input, InputNumber } from 'antd';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { DayPicker } from '../../kit/Day.tsx';
import { PostDrawer as KitDrawer } from '../../kit/PostDrawer.tsx';
import { useRequired } from '../../kit/useRequired.ts';
import { DescriptionFields, shapeDescription } from './FacilityFields.tsx';
import type { Facility } from './types.ts';

const { Item } = AntdForm;

/** A button that opens a form beside the page and posts it below `facilities/`. */
export function PostDrawer({ path, ...rest }: Omit<ComponentProps<typeof KitDrawer>, 'done'>) {
  const { t } = useTranslation('facilities');
  return <KitDrawer {...rest} path={`facilities/${path}`} done={t('done.saved')} />;
}

export function BookFacility({ facility }: { facility: Facility }) {
  const { t } = useTranslation('facilities');
  const required = useRequired();
  return (
    <PostDrawer label={t('act.book')} path={`${facility.id}/bookings`} primary>
      <Item name="day" label={t('day')} rules={required}>
        <DayPicker />
      </Item>
      <div className="facility-row">
        <Item name="fromTime" label={t('from')} rules={required}>
          <Input type="time" />
        </Item>
        <Item name="untilTime" label={t('until')} rules={required}>
          <Input type="time" />
        </Item>
      </div>
      <Item name="purpose" label={t('purpose')} rules={required}>
        <Input maxLength={100} />
      </Item>
      <Item name="organiser" label={t('organiser')} rules={required}>
        <Input maxLength={80} />
      </Item>
      <Item name="people" label={t('people')} rules={required}>
        <InputNumber min={1} max={10_000} precision={0} className="full-width" />
      </Item>
    </PostDrawer>
  );
}

export function ChangeFacility({ facility, edition }: { facility: Facility; edition: Facility['editions'][number] }) {
  const { t } = useTranslation('facilities');
  const required = useRequired();
  const { name, address, managerName, services, opening, areaHundredths } = edition;
  const initial = { name, address, managerName, services, opening, area: areaHundredths / 100 };
  const shape = (values: Record<string, unknown>) => ({ ...shapeDescription(values), version: facility.version });
  return (
    <PostDrawer label={t('act.change')} path={`${facility.id}/editions`} width={620} initial={initial} shape={shape}>
      <Item name="fromDay" label={t('fromDay')} rules={required}>
        <DayPicker from={facility.openedDay} />
      </Item>
      <DescriptionFields />
    </PostDrawer>
  );
}

export function CloseFacility({ facility }: { facility: Facility }) {
  const { t } = useTranslation('facilities');
  const required = useRequired();
  const shape = (values: Record<string, unknown>) => ({ ...values, version: facility.version });
  return (
    <PostDrawer label={t('act.close')} path={`${facility.id}/close`} danger shape={shape}>
      <p>{t('closeNote')}</p>
      <Item name="closedDay" label={t('closedDay')} rules={required}>
        <DayPicker from={facility.openedDay} />
      </Item>
      <Item name="reason" label={t('reason')} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Item>
    </PostDrawer>
  );
}
