import { AuditOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { CityLink } from './CityLink.tsx';
import { Can } from './session.tsx';

/** From a record to its entries in the audit trail. */
export function AuditLink({ subject }: { subject: string }) {
  const { t } = useTranslation('kit');
  return (
    <Can needs="audit.read">
      <CityLink to="audit" search={{ subject }}>
        <AuditOutlined aria-hidden /> {t('audit.link')}
      </CityLink>
    </Can>
  );
}
