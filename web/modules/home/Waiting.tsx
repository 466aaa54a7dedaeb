import { Badge, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { useCan } from '../../kit/session.tsx';
import { DeadlineText } from './Deadline.tsx';
import { useInboxSummary } from './useInbox.ts';

/** Who reads of nobody but oneself has nothing to decide, and sees this only where something waits. */
const readsOfOthers = ['roster.read', 'ledger.read', 'access.read', 'audit.read'] as const;

<<<<<<< HEAD
/** Alarms, and what I may decide now; what I made myself waits for somebody else and is in the inbox. */
export function Waiting() {
=======
interface Place {
  to: string;
  search?: Readonly<Record<string, string>>;
}

/** Where a decision is made: on the record itself when one waits, else in the list of those that wait. */
const places: Record<Item['kind'], (item: Item) => Place> = {
  'pay.run.approve': ({ id, count }) => ({ to: count === 1 ? `pay/runs/${id}` : 'pay' }),
  'pay.run.pay': ({ id, count }) => ({ to: count === 1 ? `pay/runs/${id}` : 'pay' }),
  'pay.objection.answer': ({ id, count }) =>
    count === 1 ? { to: `pay/objections/${id}` } : { to: 'pay/objections', search: { state: 'open' } },
  'pay.payslip.confirm': ({ id, count }) => ({ to: count === 1 ? `my-pay/${id}` : 'my-pay' }),
  'assessment.rate': ({ id }) => ({ to: `my-ratings/${id}` }),
  'assessment.finalise': ({ id }) => ({ to: `assessment/${id}` }),
  'assessment.handover': ({ id }) => ({ to: `assessment/${id}/raters` }),
  'assessment.move': ({ id }) => ({ to: `assessment/${id}/moves` }),
  'duties.file': (item) => duty(item, 'acting'),
  'duties.report': (item) => duty(item, 'active'),
  'duties.renew': (item) => duty(item, 'active'),
  'duties.leave': (item) => duty(item, 'active'),
  'duties.hear': (item) => duty(item, 'submitted'),
  'duties.admit': (item) => duty(item, 'submitted'),
  'duties.activate': (item) => duty(item, 'admitted'),
  'duties.settlement': () => ({ to: 'duties/settlements', search: { state: 'reported' } }),
  'ledger.reversal': () => ({ to: 'ledger/reversals', search: { state: 'asked' } }),
  'ledger.month': ({ label }) => ({ to: 'ledger/months', search: { year: label.slice(0, 4) } }),
  'ledger.verification': () => ({ to: 'ledger/verifications' }),
  'powers.street': (item) => power(item, 'street'),
  'powers.department': (item) => power(item, 'department'),
  'powers.city': (item) => power(item, 'city'),
  'whistles.sign': ({ id, count }) =>
    count === 1 ? { to: `whistles/${id}` } : { to: 'whistles', search: { state: 'drafted' } },
  'whistles.street': (item) => whistle(item, { waitsFor: 'street' }),
  'whistles.department': (item) => whistle(item, { waitsFor: 'department' }),
  'whistles.city': (item) => whistle(item, { late: 'true' }),
  'cases.deliberate': (item) => request(item, 'deliberate'),
  'cases.decide': (item) => request(item, 'decide'),
  'cases.part': (item) => request(item, 'part'),
};

function duty({ id, count }: Item, state: string): Place {
  return count === 1 ? { to: `duties/${id}` } : { to: 'duties', search: { state } };
}

function whistle({ id, count }: Item, search: Readonly<Record<string, string>>): Place {
  return count === 1 ? { to: `whistles/${id}` } : { to: 'whistles/calls', search };
}

function power({ id, count }: Item, waitsFor: string): Place {
  return count === 1 ? { to: `powers/${id}` } : { to: 'powers', search: { waitsFor } };
}

function request({ id, count }: Item, waits: string): Place {
  return count === 1 ? { to: `cases/${id}` } : { to: 'cases', search: { waits } };
}

/** What I may decide now; what I made myself waits for somebody else and is not here. */
export function Waiting({ waiting }: { waiting: readonly Item[] }) {
>>>>>>> 015f046 (Hand over what a rater who left has open: by the clock where the tree names one, else with one tap)
  const { t } = useTranslation('home');
  const decides = useCan(...readsOfOthers);
  const { data } = useInboxSummary();
  if (!data) return null;
  const lines = (['alarm', 'mine'] as const).flatMap((side) => data.lines.filter((line) => line.side === side));
  if (lines.length === 0 && !decides) return null;
  return (
    <section className="panel" aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting')}</h2>
      {lines.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('waiting.none')} />
      ) : (
        <ul className="waiting">
          {lines.map((line) => (
            <li key={line.kind}>
              <CityLink to={line.to}>
                <b>{line.name}</b>
                <span className="waiting-label">
                  <DeadlineText deadline={line.deadline} /> {line.label}
                </span>
              </CityLink>
              <Badge
                count={line.count}
                overflowCount={999}
                color="#a8252c"
                title={t('waiting.count', { n: line.count })}
              />
            </li>
          ))}
        </ul>
      )}
      <CityLink to="inbox">{t('inbox.whole')}</CityLink>
    </section>
  );
}
