import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useSession } from '../../kit/session.tsx';
import { CardView } from './CardView.tsx';

/** What the roster knows of the reader, if the account belongs to somebody in it. */
export default function OwnPage() {
  const { t } = useTranslation('roster');
  const { workerId } = useSession();
  if (workerId !== null) return <CardView path="roster/me" acting={false} />;
  return (
    <>
      <PageHeader title={t('mine')} />
      <Empty description={t('notInRoster')} />
    </>
  );
}
