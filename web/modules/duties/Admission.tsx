import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Day } from '../../kit/Day.tsx';
import { Seats } from './Seats.tsx';
import type { Duty } from './types.ts';
import { outcomeColors } from './words.ts';

function Heard({ rows }: { rows: Duty['hearings'] }) {
  const { t } = useTranslation('duties');
  const shown = rows.filter(({ side, opinion }) => side === 'street' || opinion !== null);
  if (shown.length === 0) return <p>{t('nobodyConcerned')}</p>;
  return (
    <div className="plain-scroll" tabIndex={0} role="group" aria-label={t('hearing')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('concerned')}</th>
            <th scope="col">{t('opinionLabel')}</th>
            <th scope="col">{t('opinionReason')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.unitId}>
              <td>{row.unitName}</td>
              <td>
                {row.opinion ? t(`opinion.${row.opinion}`) : t('waitsForOpinion')}
                {row.silent ? `（${t('silent')}）` : null}
              </td>
              <td>{row.reason ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Each round of admission: who was heard, what they said, what the review decided and whether it was in time. */
export function Admission({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  return duty.rounds.map((round) => (
    <section key={round.round} className="panel" aria-label={t('admission', { round: round.round })}>
      <h2>{t('admission', { round: round.round })}</h2>
      <dl className="duty-facts">
        <dt>{t('hearingUntil')}</dt>
        <dd>
          <Day value={round.hearingUntil} />
        </dd>
        {duty.seats.some((seat) => seat.round === round.round)
          ? [
              <dt key="o.t">{t('opinionsUntil')}</dt>,
              <dd key="o.d">
                <Day value={round.opinionsUntil} />
              </dd>,
            ]
          : null}
        <dt>{t('reviewBy')}</dt>
        <dd>
          <Day value={round.reviewBy} /> {round.late ? <Tag color="red">{t('late')}</Tag> : null}
        </dd>
        <dt>{t('outcomeLabel')}</dt>
        <dd>
          {round.outcome ? (
            <>
              <Tag color={outcomeColors[round.outcome]}>{t(`outcome.${round.outcome}`)}</Tag>
              {`${round.decidedByName ?? ''} ${round.decidedDay ?? ''}`}
            </>
          ) : (
            '—'
          )}
        </dd>
        {round.conditions ? [<dt key="c.t">{t('conditions')}</dt>, <dd key="c.d">{round.conditions}</dd>] : null}
        {round.reason ? [<dt key="r.t">{t('outcomeReason')}</dt>, <dd key="r.d">{round.reason}</dd>] : null}
      </dl>
      <Heard rows={duty.hearings.filter((row) => row.round === round.round)} />
      <Seats rows={duty.seats.filter((seat) => seat.round === round.round)} />
    </section>
  ));
}
