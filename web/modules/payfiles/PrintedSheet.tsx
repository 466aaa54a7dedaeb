import { useTranslation } from 'react-i18next';
import { yuanText } from '../../kit/Money.tsx';
import type { Batch, PrintedSlip } from './types.ts';

type Side = 'earning' | 'deduction';
interface SheetColumn {
  readonly key: string;
  readonly title: string;
  readonly value: (slip: PrintedSlip) => number;
}

/** Every item that anybody of the batch has, in the order in which it first appears. */
function itemsOf(batch: Batch, side: Side): SheetColumn[] {
  const names = new Map<string, string>();
  for (const { lines } of batch.items) {
    for (const line of lines) if (line.side === side) names.set(line.code, line.name);
  }
  return [...names].map(([code, title]) => ({
    key: `${side} ${code}`,
    title,
    value: ({ lines }) =>
      lines
        .filter((line) => line.side === side && line.code === code)
        .reduce((sum, { amountFen }) => sum + amountFen, 0),
  }));
}

function Sums({ batch, columns }: { batch: Batch; columns: readonly SheetColumn[] }) {
  const { t } = useTranslation('payfiles');
  return (
    <tfoot>
      <tr>
        <td colSpan={3}>{t('total')}</td>
        {columns.map(({ key, value }) => (
          <td key={key} className="sheet-money">
            {yuanText(batch.items.reduce((sum, slip) => sum + value(slip), 0))}
          </td>
        ))}
        <td />
      </tr>
    </tfoot>
  );
}

/** The pay sheet that everybody signs: a row a worker, sums below, three places for who made, checked and answers. */
export function PrintedSheet({ batch }: { batch: Batch }) {
  const { t } = useTranslation(['payfiles', 'pay']);
  const columns: SheetColumn[] = [
    ...itemsOf(batch, 'earning'),
    { key: 'gross', title: t('gross'), value: ({ grossFen }) => grossFen },
    ...itemsOf(batch, 'deduction'),
    { key: 'net', title: t('net'), value: ({ netFen }) => netFen },
  ];
  const first = (batch.page - 1) * batch.pageSize;
  return (
    <section className="sheet" aria-label={t('layout.sheet')}>
      <h2>
        {batch.city} {batch.month} {t('kind.signature')}{' '}
        {batch.draft ? <span className="slip-draft">{t('pay:state.computed')}</span> : null}
      </h2>
      <div className="sheet-scroll">
        <table>
          <thead>
            <tr>
              {[
                t('sequence'),
                t('field.worker_name'),
                t('unit'),
                ...columns.map(({ title }) => title),
                t('signBy'),
              ].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {batch.items.map((slip, index) => (
              <tr key={slip.id}>
                <td>{first + index + 1}</td>
                <td>{slip.name}</td>
                <td>{slip.unitName}</td>
                {columns.map(({ key, value }) => (
                  <td key={key} className="sheet-money">
                    {yuanText(value(slip))}
                  </td>
                ))}
                <td className="sheet-sign" />
              </tr>
            ))}
          </tbody>
          <Sums batch={batch} columns={columns} />
        </table>
      </div>
      {batch.page * batch.pageSize >= batch.total ? (
        <p>
          {yuanText(batch.totalNetFen)} · {t('totalIs', { capitals: batch.totalCapitals })}
        </p>
      ) : null}
      <p className="sheet-signatures">
        {(['maker', 'checker', 'head'] as const).map((who) => (
          <span key={who}>{t(`sign.${who}`)}</span>
        ))}
      </p>
    </section>
  );
}
