import { Form as AntdForm, Input } from 'antd';
import { useTranslation } from 'react-i18next';

const scorePattern = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/;

/** A score of 0 to 100 with at most two places, as the server takes it. */
export function ScoreField({ name, label }: { name: string | (string | number)[]; label: string }) {
  const { t } = useTranslation('kit');
  return (
    <AntdForm.Item
      name={name}
      label={label}
      rules={[{ required: true, pattern: scorePattern, message: t('score.rule') }]}
    >
      <Input inputMode="decimal" maxLength={6} />
    </AntdForm.Item>
  );
}
