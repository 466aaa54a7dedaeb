import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayPicker } from '../../kit/Day.tsx';
import { MoneyInput } from '../../kit/Money.tsx';
import { useRequired } from '../../kit/useRequired.ts';

/** Drops what was left empty, so that the server takes its default. */
export const filled = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );

export function AmountField() {
  const { t } = useTranslation('ledger');
  const required = useRequired();
  return (
    <Form.Item name="amountFen" label={t('amount')} rules={required}>
      <MoneyInput min={1} />
    </Form.Item>
  );
}

interface PaperFieldsProps {
  documentRequired?: boolean;
}

/** What every voucher says of itself: what it is, which paper orders it, on which day. */
export function PaperFields({ documentRequired = false }: PaperFieldsProps) {
  const { t } = useTranslation('ledger');
  const required = useRequired();
  return (
    <>
      <Form.Item name="memo" label={t('memo')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="documentNumber" label={t('document')} {...(documentRequired ? { rules: required } : {})}>
        <Input maxLength={100} placeholder="财预〔2026〕1号" />
      </Form.Item>
      <Form.Item name="effectiveDay" label={t('day')} extra={t('dayNote')}>
        <DayPicker placeholder={t('today')} />
      </Form.Item>
    </>
  );
}
