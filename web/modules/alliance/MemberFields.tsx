import { Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../kit/useRequired.ts';
import { useSettings } from './useSettings.ts';

const { Item } = AntdForm;

/** What is told of an organisation, when it joins and when something changes. */
export function MemberFields({ changing = false }: { changing?: boolean }) {
  const { t } = useTranslation('alliance');
  const { kinds } = useSettings();
  const required = useRequired();
  return (
    <>
      <Item name="name" label={t('memberName')} rules={required}>
        <Input maxLength={80} />
      </Item>
      <div className="alliance-row">
        <Item name="kind" label={t('kind')} rules={required}>
          <Select options={kinds} />
        </Item>
        <Item name="partyMembers" label={t('partyMembers')} rules={required}>
          <InputNumber min={0} max={1_000_000} precision={0} className="full-width" />
        </Item>
      </div>
      <Item name="address" label={t('address')}>
        <Input maxLength={150} />
      </Item>
      <div className="alliance-row">
        <Item name="contactName" label={t('contactName')} rules={required}>
          <Input maxLength={50} />
        </Item>
        <Item name="contact" label={t('contact')} extra={t(changing ? 'contactKept' : 'contactSealed')}>
          <Input maxLength={20} inputMode="tel" />
        </Item>
      </div>
      <Item name="reason" label={t('reason')} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Item>
    </>
  );
}
