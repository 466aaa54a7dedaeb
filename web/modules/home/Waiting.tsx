import { Badge, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import type { Home } from './HomePage.tsx';

type Item = Home['waiting'][number];

/** Where each kind of decision is made, from the id of the oldest one. */
const pages: Record<Item['kind'], (id: string) => string> = {
  'pay.run.approve': (id) => `pay/runs/${id}`,
  'pay.run.pay': (id) => `pay/runs/${id}`,
  'assessment.finalise': (id) => `assessment/${id}`,
  'assessment.move': (id) => `assessment/${id}/moves`,
  'duties.admit': (id) => `duties/${id}`,
  'duties.activate': (id) => `duties/${id}`,
  'duties.settlement': (id) => `duties/${id}`,
  'ledger.reversal': () => 'ledger/reversals',
};

/** What I may decide now; what I made myself waits for somebody else and is not here. */
export function Waiting({ waiting }: { waiting: readonly Item[] }) {
  const { t } = useTranslation('home');
  return (
    <section className="panel" aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting')}</h2>
      {waiting.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('waiting.none')} />
      ) : (
        <ul className="waiting">
          {waiting.map((item) => (
            <li key={item.kind}>
              <CityLink to={pages[item.kind](item.id)}>
                <b>{t(`waiting.${item.kind}`)}</b>
                <span className="waiting-label">{item.label}</span>
              </CityLink>
              <Badge
                count={item.count}
                overflowCount={999}
                color="#a8252c"
                title={t('waiting.count', { n: item.count })}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
