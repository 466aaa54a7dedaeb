import { useTranslation } from 'react-i18next';
import { yuanText } from '../../kit/Money.tsx';
import type { Batch, PrintedSlip } from './types.ts';

const sumOf = (slip: PrintedSlip, side: PrintedSlip['lines'][number]['side']): number =>
  slip.lines.filter((line) => line.side === side).reduce((sum, { amountFen }) => sum + amountFen, 0);

interface Row {
  readonly name: string;
  readonly amountFen: number;
}

/** Paper has room for this month's items; what settles earlier ones is one line a month, or one in all where cut small. */
function useRows(): (slip: PrintedSlip, side: PrintedSlip['lines'][number]['side'], small: boolean) => Row[] {
  const { t } = useTranslation('payfiles');
  return (slip, side, small) => {
    const lines = slip.lines.filter((line) => line.side === side && line.amountFen !== 0);
    const earlier = lines.filter(({ earlierMonth }) => earlierMonth !== null);
    const months = [...new Set(earlier.map(({ earlierMonth }) => earlierMonth ?? ''))].toSorted();
    const sum = (some: readonly Row[]) => some.reduce((all, { amountFen }) => all + amountFen, 0);
    const [first, last] = [months[0] ?? '', months.at(-1) ?? ''];
    const folded =
      small && months.length > 1
        ? [{ name: t('settledOver', { n: months.length, from: first, until: last }), amountFen: sum(earlier) }]
        : months.map((month) => ({
            name: t('settledOf', { month }),
            amountFen: sum(earlier.filter(({ earlierMonth }) => earlierMonth === month)),
          }));
    return [...lines.filter(({ earlierMonth }) => earlierMonth === null), ...folded];
  };
}

function Lines({
  slip,
  side,
  small,
}: {
  slip: PrintedSlip;
  side: 'earning' | 'deduction' | 'employer';
  small: boolean;
}) {
  const { t } = useTranslation('payfiles');
  const rows = useRows()(slip, side, small);
  return (
    <dl className="slip-lines">
      {rows.map(({ name, amountFen }, index) => (
        <div key={`${name} ${String(index)}`}>
          <dt>{name}</dt>
          <dd>{yuanText(amountFen)}</dd>
        </div>
      ))}
      <div className="slip-sum">
        <dt>{t(side)}</dt>
        <dd>{yuanText(sumOf(slip, side))}</dd>
      </div>
    </dl>
  );
}

function Slip({ slip, batch, layout }: { slip: PrintedSlip; batch: Batch; layout: 'three' | 'a4' }) {
  const { t } = useTranslation(['payfiles', 'pay']);
  const place = [slip.streetName, slip.unitName].filter((name, index, all) => name && all.indexOf(name) === index);
  return (
    <article className="slip">
      <header>
        <strong>
          {batch.city} {batch.month}
        </strong>
        {batch.draft ? <strong className="slip-draft">{t('pay:state.computed')}</strong> : null}
        <span>{place.join(' ')}</span>
        <strong>{slip.name}</strong>
        <span>{t('level', { n: slip.level })}</span>
      </header>
      <div className="slip-sides">
        <Lines slip={slip} side="earning" small={layout === 'three'} />
        <Lines slip={slip} side="deduction" small={layout === 'three'} />
        {layout === 'a4' ? <Lines slip={slip} side="employer" small={false} /> : null}
      </div>
      <footer>
        <span>
          {t('net')} <strong>{yuanText(slip.netFen)}</strong>
        </span>
        <span>{slip.netCapitals}</span>
        <span className="slip-sign">{t('signBy')}</span>
      </footer>
    </article>
  );
}

/** Payslips to hand out: one to a page, or three to be cut along dashed lines. */
export function PrintedSlips({ batch, layout }: { batch: Batch; layout: 'three' | 'a4' }) {
  const { t } = useTranslation('payfiles');
  return (
    <section className={`slips slips-${layout}`} aria-label={layout === 'three' ? t('copies') : t('layout.a4')}>
      {batch.items.map((slip) => (
        <Slip key={slip.id} slip={slip} batch={batch} layout={layout} />
      ))}
    </section>
  );
}
