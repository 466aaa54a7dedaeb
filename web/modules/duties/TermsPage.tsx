import { Form as AntdForm, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EditionsPage } from '../../kit/EditionsPage.tsx';
import { useUnits } from '../../kit/UnitSelect.tsx';
import { useRequired } from '../../kit/useRequired.ts';
import './duties.css';
import { DutyNav } from './DutyNav.tsx';
import { PriceTermsPanel } from './PriceTerms.tsx';
import type { Terms } from './types.ts';

const { Item } = AntdForm;
const workdays = ['hearing', 'review', 'opinions', 'filing', 'report', 'verify', 'exit', 'close'] as const;

function Fields() {
  const { t } = useTranslation('duties');
  const required = useRequired();
  const units = useUnits();
  const departments = (units.data?.items ?? []).filter(({ kind }) => kind === 'department');
  return (
    <>
      <Item name="reviewers" label={t('reviewers')} extra={t('reviewersNote')}>
        <Select
          mode="multiple"
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Item>
      {workdays.map((key) => (
        <Item key={key} name={['workdays', key]} label={t(`workdays.${key}`)} rules={required}>
          <InputNumber min={key === 'exit' || key === 'close' ? 0 : 1} max={250} precision={0} className="full-width" />
        </Item>
      ))}
      <Item name="remindDays" label={t('remindDays')} rules={required}>
        <InputNumber min={0} max={365} precision={0} className="full-width" />
      </Item>
      <Item name="silence" label={t('silenceLabel')} rules={required}>
        <Select options={(['agree', 'object'] as const).map((value) => ({ value, label: t(`opinion.${value}`) }))} />
      </Item>
    </>
  );
}

function Edition({ terms }: { terms: Terms }) {
  const { t } = useTranslation('duties');
  return (
    <>
      <dl className="duty-facts">
        <dt>{t('reviewers')}</dt>
        <dd>{terms.reviewerNames.join('、') || t('reviewersNone')}</dd>
        {workdays.map((key) => [
          <dt key={`${key}.t`}>{t(`workdays.${key}`)}</dt>,
          <dd key={`${key}.d`}>{terms.workdays[key]}</dd>,
        ])}
        <dt>{t('remindDays')}</dt>
        <dd>{terms.remindDays}</dd>
        <dt>{t('silenceLabel')}</dt>
        <dd>{t(`opinion.${terms.silence}`)}</dd>
      </dl>
    </>
  );
}

/** How long hearing and review take and what silence counts as; each edition with its first day and source. */
export default function TermsPage() {
  const { t } = useTranslation('duties');
  return (
    <EditionsPage<Terms>
      path="duties/policies"
      title={t('terms')}
      note={t('termsNote')}
      act={t('act.terms')}
      nav={<DutyNav />}
      edition={(terms) => <Edition terms={terms} />}
      fields={() => <Fields />}
    >
      <PriceTermsPanel />
    </EditionsPage>
  );
}
