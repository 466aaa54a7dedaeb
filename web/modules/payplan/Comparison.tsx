import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Money, yuanText } from '../../kit/Money.tsx';
import { BarChart } from '../../kit/chart/BarChart.tsx';
import type { Compared } from './types.ts';

const short = new Intl.NumberFormat('zh-CN', { notation: 'compact', maximumFractionDigits: 1 });
/** For a scale: `120万`. */
export const tickYuan = (fen: number): string => short.format(fen / 100);

const most = 12;

/** Two sides of one thing, as bars and as a table with the difference. */
export function Comparison({
  label,
  rows,
  nameOf,
}: {
  label: string;
  rows: readonly Compared[];
  nameOf: (row: Compared) => string;
}) {
  const { t } = useTranslation('payplan');
  return (
    <>
      <BarChart
        label={label}
        series={[
          { key: 'before', text: t('asItIs') },
          { key: 'after', text: t('after') },
        ]}
        groups={rows
          .slice(0, most)
          .map((row) => ({ key: row.key, text: nameOf(row), values: [row.beforeFen, row.afterFen] }))}
        valueText={(fen) => t('yuanDecimal', { yuan: yuanText(fen) })}
        tickText={tickYuan}
      />
      <Table<Compared>
        size="small"
        rowKey="key"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...rows]}
        columns={[
          { title: label, render: (_, row) => nameOf(row) },
          { title: t('asItIs'), align: 'right', render: (_, { beforeFen }) => <Money fen={beforeFen} /> },
          { title: t('after'), align: 'right', render: (_, { afterFen }) => <Money fen={afterFen} /> },
          { title: t('change'), align: 'right', render: (_, row) => <Money sign fen={row.afterFen - row.beforeFen} /> },
        ]}
      />
    </>
  );
}

/** Names of what has none of its own: posts that stand in no street yet, the employer's side. */
export function useNames(): (row: { readonly key: string; readonly name: string }) => string {
  const { t } = useTranslation('payplan');
  return ({ key, name }) => (key === 'employer' ? t('employer') : name === '' ? t('noStreet') : name);
}
