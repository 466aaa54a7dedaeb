import { Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useItemText, useTermTexts } from './itemText.ts';
import type { PayItem, SchemeDefinition } from './types.ts';

function Items({ definition }: { definition: SchemeDefinition }) {
  const { t } = useTranslation('pay');
  const howText = useItemText(definition);
  return (
    <Table<PayItem>
      size="small"
      rowKey="code"
      pagination={false}
      dataSource={[...definition.items]}
      columns={[
        { title: t('item'), dataIndex: 'name', className: 'pay-nowrap' },
        { title: t('kind'), className: 'pay-nowrap', render: (_, { kind }) => t(`kind.${kind}`) },
        { title: t('how'), render: (_, item) => howText(item) },
        {
          title: t('counts'),
          render: (_, { taxable, insurable, bonus }) => (
            <>
              {taxable ? <Tag>{t('taxable')}</Tag> : null}
              {insurable ? <Tag>{t('insurable')}</Tag> : null}
              {bonus ? <Tag>{t('bonus')}</Tag> : null}
            </>
          ),
        },
      ]}
    />
  );
}

const coefficientsOf = (definition: SchemeDefinition): Record<string, string> =>
  definition.items.flatMap((item) =>
    item.kind === 'level_coefficient' ? [{ ...item.formula.coefficients }] : [],
  )[0] ?? {};

/** The level rule and the coefficients of the levels, as a strip of cells. */
function Levels({ definition }: { definition: SchemeDefinition }) {
  const { t } = useTranslation('pay');
  const { floors, ceilings, yearsPerLevel } = definition.levelRule;
  const coefficients = Object.entries(coefficientsOf(definition));
  return (
    <>
      <p>
        {(['head', 'deputy', 'staff'] as const)
          .map((post) => `${t(`post.${post}`)} ${floors[post]}–${ceilings[post]}`)
          .join('；')}
        {`；${t('yearsPerLevel', { n: yearsPerLevel })}`}
      </p>
      {coefficients.length > 0 ? (
        <dl className="pay-levels" aria-label={t('coefficients')}>
          {coefficients.map(([level, coefficient]) => (
            <div key={level}>
              <dt>{level}</dt>
              <dd>{coefficient}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}

/** What a scheme says: its items, its level rule, and what the reader must know of its figures. */
export function SchemeView({ definition }: { definition: SchemeDefinition }) {
  const { t } = useTranslation('pay');
  return (
    <>
      <Items definition={definition} />
      <ul className="pay-notes">
        {useTermTexts(definition).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h3>{t('levelRule')}</h3>
      <Levels definition={definition} />
      {definition.notes.length > 0 ? (
        <>
          <h3>{t('notes')}</h3>
          <ul className="pay-notes">
            {definition.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
