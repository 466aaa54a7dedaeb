import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import type { Home } from './HomePage.tsx';

const units = [
  { key: 'streets', kind: 'street' },
  { key: 'communities', kind: 'community' },
  { key: 'grids', kind: 'grid' },
] as const;

function Figure({
  label,
  number,
  to,
  search,
}: {
  label: string;
  number: number;
  to: string;
  search?: { kind: string };
}) {
  return (
    <li className="figure">
      <CityLink to={to} {...(search ? { search } : {})}>
        <span className="figure-label">{label}</span>
        <span className="figure-number">{number.toLocaleString('zh-CN')}</span>
      </CityLink>
    </li>
  );
}

/** How large the city is, each figure leading to its list. */
export function Figures({ counts }: { counts: Home['counts'] }) {
  const { t } = useTranslation('home');
  return (
    <ul className="figures">
      {units.map(({ key, kind }) => (
        <Figure key={key} label={t(`count.${key}`)} number={counts[key]} to="organisation/units" search={{ kind }} />
      ))}
      {counts.workers === null ? null : <Figure label={t('count.workers')} number={counts.workers} to="roster" />}
    </ul>
  );
}
