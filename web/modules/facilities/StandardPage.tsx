import { useTranslation } from 'react-i18next';
import { EditionsPage } from '../../kit/EditionsPage.tsx';
import { nameIn } from '../../language.ts';
import './facilities.css';
import { FacilityNav } from './FacilityNav.tsx';
import { StandardFields } from './StandardFields.tsx';
import type { Standard } from './types.ts';

function Edition({ standard }: { standard: Standard }) {
  const { t } = useTranslation('facilities');
  const named = (code: string) => {
    const found = standard.kinds.find((kind) => kind.code === code);
    return found ? nameIn(found) : code;
  };
  const words = (list: Standard['kinds']) => list.map((entry) => nameIn(entry)).join('、') || '—';
  return (
    <>
      <dl className="facility-facts">
        <dt>{t('kinds')}</dt>
        <dd>{words(standard.kinds)}</dd>
        <dt>{t('services')}</dt>
        <dd>{words(standard.services)}</dd>
        <dt>{t('coverage')}</dt>
        <dd>
          {standard.coverage
            .map(({ kind, atLeast }) => t('wanted', { kind: named(kind), count: atLeast }))
            .join('、') || '—'}
        </dd>
      </dl>
    </>
  );
}

/** The city's kinds of facility, their services and how many each street is to have; each edition with its source. */
export default function StandardPage() {
  const { t } = useTranslation('facilities');
  return (
    <EditionsPage<Standard>
      path="facilities/policies"
      title={t('standard')}
      note={t('standardNote')}
      act={t('act.standard')}
      width={760}
      nav={<FacilityNav />}
      edition={(standard) => <Edition standard={standard} />}
      fields={() => <StandardFields />}
    />
  );
}
