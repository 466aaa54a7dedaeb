import { Form as AntdForm, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../../kit/useRequired.ts';
import { ProbationFields } from './ProbationFields.tsx';

const findings = [
  'uncomputable',
  'negative',
  'zero',
  'no_account',
  'duplicate_account',
  'level_due',
  'changed',
  'joined',
  'left',
] as const;
const severities = ['blocking', 'warning', 'notice'] as const;

interface LinesProps {
  value?: readonly string[];
  onChange?: (lines: string[]) => void;
  id?: string;
}

/** A list of sentences, one a line. */
function Lines({ value, onChange, id }: LinesProps) {
  return (
    <Input.TextArea
      {...(id ? { id } : {})}
      rows={6}
      value={(value ?? []).join('\n')}
      onChange={({ target }) => onChange?.(target.value.split('\n'))}
    />
  );
}

/** What a run calls out, how a part of a month is paid, and what the reader must know. */
export function CheckFields() {
  const { t } = useTranslation('pay');
  const required = useRequired();
  const partMonth = AntdForm.useWatch<string | undefined>(['definition', 'partMonth']);
  return (
    <section className="panel" aria-labelledby="edition-checks">
      <h2 id="edition-checks">{t('checks')}</h2>
      <fieldset className="pay-grid pay-grid-words">
        <legend>{t('severities')}</legend>
        {findings.map((code) => (
          <AntdForm.Item
            key={code}
            name={['definition', 'checks', 'severities', code]}
            label={t(`finding.${code}`)}
            rules={required}
          >
            <Select options={severities.map((value) => ({ value, label: t(`severity.${value}`) }))} />
          </AntdForm.Item>
        ))}
      </fieldset>
      <div className="pay-pair">
        <AntdForm.Item
          name={['definition', 'checks', 'changedBeyond']}
          label={t('changedBeyond')}
          extra={t('changedBeyondNote')}
          rules={required}
        >
          <Input inputMode="decimal" />
        </AntdForm.Item>
        <AntdForm.Item name={['definition', 'partMonth']} label={t('partMonth')} rules={required}>
          <Select
            options={(['calendar_days', 'paid_days', 'full_month'] as const).map((value) => ({
              value,
              label: t(`partMonth.${value}`),
            }))}
          />
        </AntdForm.Item>
        {partMonth === 'paid_days' ? (
          <AntdForm.Item name={['definition', 'paidDays']} label={t('paidDaysPerMonth')} extra={t('paidDaysNote')}>
            <Input inputMode="decimal" />
          </AntdForm.Item>
        ) : null}
      </div>
      <ProbationFields />
      <AntdForm.Item name={['definition', 'notes']} label={t('notes')} extra={t('notesHint')}>
        <Lines />
      </AntdForm.Item>
    </section>
  );
}
