import { Form as AntdForm, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EditionsPage } from '../../kit/EditionsPage.tsx';
import { useRequired } from '../../kit/useRequired.ts';
import { PowerNav } from './PowerNav.tsx';
import './powers.css';
import type { Terms } from './types.ts';

const { Item } = AntdForm;
const workdays = ['consent', 'opinion', 'answer', 'proposal', 'above', 'record'] as const;
const silences = ['agreed', 'refused', 'escalated'] as const;

function Fields() {
  const { t } = useTranslation('powers');
  const required = useRequired();
  return (
    <>
      <div className="power-row">
        {workdays.map((key) => (
          <Item key={key} name={['workdays', key]} label={t(`workdays.${key}`)} rules={required}>
            <InputNumber min={1} max={250} precision={0} className="full-width" />
          </Item>
        ))}
      </div>
      <Item name="silence" label={t('silenceLabel')} rules={required}>
        <Select options={silences.map((value) => ({ value, label: t(`silence.${value}`) }))} />
      </Item>
      <Item name="streetShare" label={t('streetShare')} rules={required}>
        <Input inputMode="decimal" maxLength={6} />
      </Item>
    </>
  );
}

function Edition({ terms }: { terms: Terms }) {
  const { t } = useTranslation('powers');
  return (
    <>
      <dl className="power-facts">
        {workdays.map((key) => [
          <dt key={`${key}.t`}>{t(`workdays.${key}`)}</dt>,
          <dd key={`${key}.d`}>{t('workdaysOf', { count: terms.workdays[key] })}</dd>,
        ])}
        <dt>{t('silenceLabel')}</dt>
        <dd>{t(`silence.${terms.silence}`)}</dd>
        <dt>{t('streetShare')}</dt>
        <dd>{terms.streetShare}</dd>
      </dl>
    </>
  );
}

/** The city's deadlines and rules for the five powers, each edition with its first day and source. */
export default function TermsPage() {
  const { t } = useTranslation('powers');
  return (
    <EditionsPage<Terms>
      path="powers/policies"
      title={t('terms')}
      note={t('termsNote')}
      act={t('act.terms')}
      width={620}
      nav={<PowerNav />}
      edition={(terms) => <Edition terms={terms} />}
      fields={() => <Fields />}
    />
  );
}
