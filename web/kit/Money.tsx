import { InputNumber } from 'antd';

const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** `140950` → `1,409.50`; fen are integers below 10^13, so the quotient's two places are exact. */
export function yuanText(fen: number): string {
  return yuan.format(fen / 100);
}

/** An amount, right-aligned with separators; a missing one is a dash, never 0.00. */
export function Money({ fen, sign = false }: { fen: number | null | undefined; sign?: boolean }) {
  if (fen === null || fen === undefined) return <span className="money">—</span>;
  const plus = sign && fen > 0 ? '+' : '';
  return <span className={fen < 0 ? 'money negative' : 'money'}>{`${plus}${yuanText(fen)}`}</span>;
}

/** `"1409.5"` → 140950 without a floating point step; null when it is no amount of yuan with two places. */
export function fenOfYuanText(text: string): number | null {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text.replaceAll(',', '').trim());
  if (!match) return null;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] ? -fen : fen;
}

interface MoneyInputProps {
  value?: number | null;
  onChange?: (fen: number | null) => void;
  id?: string;
  min?: number;
  disabled?: boolean;
}

/** A field in yuan whose value is fen. */
export function MoneyInput({ value, onChange, id, min = 0, disabled = false }: MoneyInputProps) {
  return (
    <InputNumber<string>
      {...(id ? { id } : {})}
      stringMode
      className="money-input"
      precision={2}
      min={(min / 100).toFixed(2)}
      disabled={disabled}
      suffix="元"
      value={value === null || value === undefined ? null : (value / 100).toFixed(2)}
      onChange={(text) => onChange?.(text === null ? null : fenOfYuanText(text))}
    />
  );
}
