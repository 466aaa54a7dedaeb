import { Form as AntdForm, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { PostDrawer } from '../../kit/PostDrawer.tsx';
import { useRequired } from '../../kit/useRequired.ts';
import type { Duty } from './types.ts';
import { stances } from './words.ts';

const { Item } = AntdForm;

function Fields({ mine }: { mine: Duty['seats'] }) {
  const { t } = useTranslation('duties');
  const required = useRequired();
  const stance: unknown = AntdForm.useWatch('stance');
  return (
    <>
      <Item name="unitId" label={t('reviewer')} rules={required}>
        <Select options={mine.map(({ unitId, unitName }) => ({ value: unitId, label: unitName }))} />
      </Item>
      <Item name="stance" label={t('opinionLabel')} rules={required}>
        <Radio.Group options={stances.map((value) => ({ value, label: t(`stance.${value}`) }))} />
      </Item>
      <Item name="reason" label={t('opinionReason')} rules={stance === 'agree' ? [] : required}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Item>
    </>
  );
}

/** A department that sits in the joint review says what it thinks; only those that the reader speaks for are offered. */
export function Stance({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const mine = duty.seats.filter((seat) => seat.mine);
  if (mine.length === 0) return null;
  return (
    <PostDrawer
      primary
      label={t('act.stance')}
      path={`duties/${duty.id}/stances`}
      done={t('done.stance')}
      initial={{ unitId: mine[0]?.unitId, stance: 'agree' }}
      shape={({ reason, ...values }) => ({ ...values, version: duty.version, ...(reason ? { reason } : {}) })}
    >
      <p>{t('stanceNote')}</p>
      <Fields mine={mine} />
    </PostDrawer>
  );
}
