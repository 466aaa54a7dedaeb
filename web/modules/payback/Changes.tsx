import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useUnits } from '../../kit/UnitSelect.tsx';
import type { Computed, Run, SchemeWhole } from '../pay/types.ts';
import { changeLabel, changeValue, type Names, type Say } from './changeText.ts';

/** Names of what inputs refer to: units, and the items and facts of the scheme the draft was computed by. */
function useNames(schemeId: string): { names: Names; loading: boolean } {
  const units = useUnits();
  const scheme = useCityQuery<SchemeWhole>(`pay/schemes/${schemeId}`);
  const { items = [], facts = [] } = scheme.data?.definition ?? {};
  const names = {
    units: new Map(units.data?.items.map(({ id, name }) => [id, name])),
    items: new Map(items.map(({ code, name }) => [code, name])),
    facts: new Map(facts.map((fact) => [fact.code, fact])),
  };
  return { names, loading: units.isLoading || scheme.isLoading };
}

/** What is not any more what the draft was computed from: rules, and inputs of each worker, from what to what. */
export function Changes({ computed, run }: { computed: Computed; run: Pick<Run, 'schemeId'> }) {
  const { t } = useTranslation(['payback', 'pay']);
  const say: Say = (key, options) => t(key as 'name', { ...options });
  const { names, loading } = useNames(run.schemeId);
  const { changes, changeCount, ruleChanges } = computed;
  if (changeCount === 0 && ruleChanges.length === 0) return null;
  const rows = changes.flatMap(({ workerId, name, inputs }) =>
    inputs.map(({ input, from, to }) => ({
      key: `${workerId} ${input}`,
      name,
      input: changeLabel(say, names, input),
      from: changeValue(say, names, input, from),
      to: changeValue(say, names, input, to),
    })),
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
        loading={loading}
        scroll={{ y: 280, x: 'max-content' }}
        dataSource={rows}
        columns={[
          { title: t('name'), dataIndex: 'name' },
          { title: t('input'), dataIndex: 'input' },
          { title: t('from'), dataIndex: 'from' },
          { title: t('to'), dataIndex: 'to' },
        ]}
      />
    </section>
  );
}
