import { Form as AntdForm, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../../kit/useRequired.ts';
import { NamedList, NameFields } from './parts.tsx';

const grades = ['excellent', 'qualified', 'basic', 'unqualified'] as const;

/** What a grade brings beside pay: a look at the contract, and what people become eligible for. */
export function UseFields() {
  const { t } = useTranslation('assessment');
  const required = useRequired();
  const path = ['content', 'eligibility'];
  return (
    <section className="panel" aria-labelledby="scheme-uses">
      <h2 id="scheme-uses">{t('useRules')}</h2>
      <AntdForm.Item
        name={['content', 'contractWarning', 'unqualifiedYears']}
        label={t('warnAfter')}
        extra={t('warnAfterNote')}
      >
        <InputNumber min={1} max={5} precision={0} className="scheme-short" />
      </AntdForm.Item>
      <h3>{t('eligibility')}</h3>
      <NamedList path={path} name={path} stem="eligible" add={t('eligibilityItem')} blank={{ years: 1 }}>
        {(at) => (
          <>
            <NameFields at={at} />
            <div className="scheme-four">
              <AntdForm.Item name={[at, 'grades']} label={t('eligibleGrades')} rules={required}>
                <Select mode="multiple" options={grades.map((value) => ({ value, label: t(`grade.${value}`) }))} />
              </AntdForm.Item>
              <AntdForm.Item name={[at, 'years']} label={t('eligibleYears')} rules={required}>
                <InputNumber min={1} max={5} precision={0} className="full-width" />
              </AntdForm.Item>
            </div>
          </>
        )}
      </NamedList>
    </section>
  );
}
