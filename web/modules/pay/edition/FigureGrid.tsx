import { Form as AntdForm, Input, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { useRequired } from '../../../kit/useRequired.ts';
import { MoneyInput } from '../../../kit/Money.tsx';

type Figure = 'money' | 'decimal' | 'count';

interface FigureGridProps {
  label: string;
  /** Path of the table within the form, or within the list that it stands in. */
  name: readonly (string | number)[];
  /** A level is a number, so that the path is the one that the server names. */
  rows: readonly { readonly key: string | number; readonly label: string }[];
  figure: Figure;
  required?: boolean;
}

const inputs: Readonly<Record<Figure, ReactElement>> = {
  money: <MoneyInput />,
  decimal: <Input inputMode="decimal" maxLength={24} />,
  count: <InputNumber min={0} max={60} precision={0} className="full-width" />,
};

/** A table of figures as a compact grid of cells; a cell left empty is no row of the table. */
export function FigureGrid({ label, name, rows, figure, required = false }: FigureGridProps) {
  const rules = useRequired(required);
  return (
    <fieldset className={`pay-grid pay-grid-${figure}`}>
      <legend>{label}</legend>
      {rows.map((row) => (
        <AntdForm.Item key={row.key} name={[...name, row.key]} label={row.label} rules={rules}>
          {inputs[figure]}
        </AntdForm.Item>
      ))}
    </fieldset>
  );
}
