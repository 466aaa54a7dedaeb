import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayPicker } from '../../kit/Day.tsx';
import { useRequired } from '../../kit/useRequired.ts';
import { useWords, type Family } from './words.ts';

interface TextFieldProps {
  name: string;
  label: string;
  max?: number;
  numeric?: boolean;
}

function TextField({ name, label, max = 100, numeric = false }: TextFieldProps) {
  return (
    <Form.Item name={name} label={label}>
      <Input maxLength={max} autoComplete="off" {...(numeric ? { inputMode: 'numeric' as const } : {})} />
    </Form.Item>
  );
}

export function ChoiceField({
  name,
  label,
  family,
  required,
}: TextFieldProps & { family: Family; required?: boolean }) {
  const { options } = useWords();
  return (
    <Form.Item name={name} label={label} rules={useRequired(required ?? false)}>
      <Select options={options(family)} allowClear={!required} />
    </Form.Item>
  );
}

export function DayField({ name, label, required }: { name: string; label: string; required?: boolean }) {
  return (
    <Form.Item name={name} label={label} rules={useRequired(required ?? false)}>
      <DayPicker />
    </Form.Item>
  );
}

/** What is known of a person besides name, number, post and channel; each may stay empty. */
export function PersonFields() {
  const { t } = useTranslation('roster');
  return (
    <div className="field-grid">
      <DayField name="fileBirthDay" label={t('fileBirthDay')} />
      <TextField name="ethnicity" label={t('ethnicity')} max={20} />
      <ChoiceField name="politicalStatus" label={t('political')} family="political" />
      <ChoiceField name="education" label={t('education')} family="education" />
      <ChoiceField name="degree" label={t('degree')} family="degree" />
      <TextField name="school" label={t('school')} />
      <TextField name="major" label={t('major')} />
      <ChoiceField name="qualification" label={t('qualification')} family="qualification" />
      <DayField name="communityWorkSince" label={t('communityWorkSince')} />
      <DayField name="contractFrom" label={t('contractFrom')} />
      <DayField name="contractUntil" label={t('contractUntil')} />
      <TextField name="mobile" label={t('mobile')} max={30} numeric />
      <TextField name="bankName" label={t('bankName')} />
      <TextField name="bankCard" label={t('bankCard')} max={40} numeric />
      <ChoiceField name="retirementCategory" label={t('retirementCategory')} family="retirement" />
      <Form.Item name="remark" label={t('remark')} className="wide">
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </div>
  );
}
