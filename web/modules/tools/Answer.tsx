import { Descriptions, Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Money } from '../../kit/Money.tsx';
import { derivationOf } from './derivation.ts';
import type { CalculatorKey } from './calculators.ts';

type Row = Record<string, unknown>;

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A rate as people write it: `"0.08"` → `8%`; the decimal point moves, no number is made. */
export function percent(rate: string): string {
  const [whole = '0', places = ''] = rate.split('.');
  const digits = `${whole}${places.padEnd(2, '0')}`;
  const cut = whole.length + 2;
  const text = `${digits.slice(0, cut)}.${digits.slice(cut)}`.replace(/\.?0*$/, '');
  return `${text.replace(/^0+(?=\d)/, '')}%`;
}

function useCell(): (name: string, value: unknown) => ReactNode {
  const { t, i18n } = useTranslation('tools');
  return (name, value) => {
    if (typeof value === 'number' && name.endsWith('Fen')) return <Money fen={value} />;
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (typeof value !== 'string') return value === null || value === undefined ? '—' : String(value);
    if (name === 'rate') return percent(value);
    return i18n.exists(`tools:option.${value}`) ? t(`option.${value}` as never) : value;
  };
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('tools');
  const cell = useCell();
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return (
    <Table<Row>
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={rows.map((row, index) => ({ ...row, key: index }))}
      columns={names.map((name) => ({
        key: name,
        title: t(`answer.${name}` as never),
        ...(name.endsWith('Fen') ? { align: 'right' as const } : {}),
        render: (_: unknown, row: Row) => cell(name, row[name]),
      }))}
    />
  );
}

function Block({ name, value }: { name: string; value: unknown }) {
  const { t } = useTranslation('tools');
  if (Array.isArray(value) && value.every(isRow)) return <Rows rows={value} />;
  if (Array.isArray(value)) {
    const fen = name.endsWith('Fen');
    return <Rows rows={value.map((part, index) => ({ part: index + 1, [fen ? 'amountFen' : 'text']: part }))} />;
  }
  return isRow(value) ? (
    <section>
      <h4>{t(`answer.${name}` as never)}</h4>
      <Scalars row={value} />
    </section>
  ) : null;
}

function Scalars({ row }: { row: Row }) {
  const { t } = useTranslation('tools');
  const cell = useCell();
  const items = Object.entries(row)
    .filter(([, value]) => typeof value !== 'object' || value === null)
    .map(([name, value]) => ({ key: name, label: t(`answer.${name}` as never), children: cell(name, value) }));
  return items.length > 0 ? <Descriptions bordered size="small" column={1} items={items} /> : null;
}

interface AnswerProps {
  calculator: CalculatorKey;
  input: Row;
  answer: Row;
}

/** The figures, and below them how they came about; a server's own `explanation` is among the latter. */
export function Answer({ calculator, input, answer }: AnswerProps) {
  const { t } = useTranslation('tools');
  const { explanation: _, ...shown } = answer;
  const lines = derivationOf(calculator, input, answer, (key, values) => String(t(key as never, values as never)));
  return (
    <section className="tool-answer" aria-live="polite">
      <h3>{t('result')}</h3>
      <Scalars row={shown} />
      {Object.entries(shown).map(([name, value]) => (
        <Block key={name} name={name} value={value} />
      ))}
      {lines.length > 0 ? (
        <>
          <h3>{t('derivation')}</h3>
          <ol className="derivation">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </>
      ) : null}
    </section>
  );
}
