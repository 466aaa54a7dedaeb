import { InboxOutlined } from '@ant-design/icons';
import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../kit/CityLink.tsx';
import { Can } from '../kit/session.tsx';
import { useInboxSummary } from '../modules/home/useInbox.ts';

function Count() {
  const { t } = useTranslation('shell');
  const { data } = useInboxSummary();
  const count = data ? data.mine + data.alarm : 0;
  return (
    <span className="inbox-badge">
      <CityLink to="inbox" label={t('inboxCount', { n: count })}>
        <Badge count={count} overflowCount={999} size="small" offset={[0, 6]} color="#a8252c">
          <InboxOutlined />
        </Badge>
      </CityLink>
    </span>
  );
}

/** How much waits for the reader, on every page, and the way to it. */
export function InboxBadge() {
  return (
    <Can needs="home.read">
      <Count />
    </Can>
  );
}
