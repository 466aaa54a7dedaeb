import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Computed } from '../pay/types.ts';

/** What is not any more what the draft was computed from: rules, and inputs of each worker, from what to what. */
export function Changes({ computed }: { computed: Computed }) {
  const { t } = useTranslation('payback');
  const { changes, changeCount, ruleChanges } = computed;
  if (changeCount === 0 && ruleChanges.length === 0) return null;
  const rows = changes.flatMap(({ workerId, name, inputs }) =>
    inputs.map((change) => ({ ...change, name, key: `${workerId} ${change.input}` })),
  );
  return (
    <section aria-label={t('changed')}>
      {ruleChanges.map(({ rule }) => (
        <p key={rule}>{t('ruleChanged', { rule: t(`rule.${rule}`) })}</p>
      ))}
      <p>{t('changeCount', { n: changeCount })}</p>
      <Table
        size="small"
        pagination={false}
        scroll={{ y: 280, x: 'max-content' }}
        dataSource={rows}
        columns={[
          { title: t('name'), dataIndex: 'name' },
          { title: t('input'), dataIndex: 'input' },
          { title: t('from'), dataIndex: 'from', render: (value: string | null) => value ?? t('none') },
          { title: t('to'), dataIndex: 'to', render: (value: string | null) => value ?? t('none') },
        ]}
      />
    </section>
  );
}
