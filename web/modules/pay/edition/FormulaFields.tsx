import { Form as AntdForm, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '../../../kit/Money.tsx';
import { useRequired } from '../../../kit/useRequired.ts';
import { FigureGrid } from './FigureGrid.tsx';
import { useLevelRows } from './rows.ts';

interface FormulaFieldsProps {
  /** The item's place in the list. */
  at: number;
  field: 'formula' | 'standard';
}

/** base × factor × share × the level's coefficient. */
export function FormulaFields({ at, field }: FormulaFieldsProps) {
  const { t } = useTranslation('pay');
  const required = useRequired();
  return (
    <>
      <div className="pay-triple">
        <AntdForm.Item name={[at, field, 'baseFen']} label={t('input.baseFen')} rules={required}>
          <MoneyInput />
        </AntdForm.Item>
        <AntdForm.Item name={[at, field, 'factor']} label={t('input.factor')} rules={required}>
          <Input inputMode="decimal" />
        </AntdForm.Item>
        <AntdForm.Item name={[at, field, 'share']} label={t('input.share')} rules={required}>
          <Input inputMode="decimal" />
        </AntdForm.Item>
      </div>
      <FigureGrid label={t('coefficients')} name={[at, field, 'coefficients']} rows={useLevelRows()} figure="decimal" />
    </>
  );
}
