import { useLocation } from '@tanstack/react-router';
import { CityLink } from './CityLink.tsx';
import { useCitySlug } from './useCity.ts';

interface SubNavProps {
  label: string;
  items: readonly { to: string; label: string }[];
}

/** The sibling pages of one module, as a row of links below the page's title. */
export function SubNav({ label, items }: SubNavProps) {
  const city = useCitySlug();
  const { pathname } = useLocation();
  return (
    <nav aria-label={label} className="sub-nav no-print">
      <ul>
        {items.map((item) => (
          <li key={item.to} className={pathname === `/${city}/${item.to}` ? 'here' : ''}>
            <CityLink to={item.to}>{item.label}</CityLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
