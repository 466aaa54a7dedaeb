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

/** How large one's part of the city is, each figure leading to its list; what lies above one's units is no figure. */
export function Figures({ counts }: { counts: Home['counts'] }) {
  const { t } = useTranslation('home');
  const shown = units.filter(({ key }) => counts[key] > 0);
  if (shown.length === 0 && counts.workers === null) return null;
  return (
    <ul className="figures">
      {shown.map(({ key, kind }) => (
        <Figure key={key} label={t(`count.${key}`)} number={counts[key]} to="organisation/units" search={{ kind }} />
      ))}
      {counts.workers === null ? null : <Figure label={t('count.workers')} number={counts.workers} to="roster" />}
    </ul>
  );
}
