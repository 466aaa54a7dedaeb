import { Badge, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { useCan } from '../../kit/session.tsx';
import { DeadlineText } from './Deadline.tsx';
import { useInboxSummary } from './useInbox.ts';

/** Who reads of nobody but oneself has nothing to decide, and sees this only where something waits. */
const readsOfOthers = ['roster.read', 'ledger.read', 'access.read', 'audit.read'] as const;

/** Alarms, and what I may decide now; what I made myself waits for somebody else and is in the inbox. */
export function Waiting() {
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
