import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/Failure.tsx';
import type { Places } from './types.ts';
import { usePlaces } from './usePlaces.ts';

type Place = Places['path'][number];
const levels = ['street', 'community', 'grid'] as const;

interface LevelProps {
  /** The unit whose parts are offered; null is the city. */
  above: string | null;
  kind: (typeof levels)[number];
  chosen: string | null;
  onChoose: (unitId: string | null) => void;
}

function Level({ above, kind, chosen, onChoose }: LevelProps) {
  const { t } = useTranslation('ask');
  const places = usePlaces(above);
  const id = useId();
  if (places.error) return <Failure error={places.error} onRetry={() => void places.refetch()} />;
  const options = (places.data?.below ?? []).filter((place) => place.kind === kind);
  if (places.data && options.length === 0) return null;
  return (
    <div className="ask-field">
      <label htmlFor={id}>{t(`place.${kind}`)}</label>
      <Select
        id={id}
        size="large"
        className="full-width"
        loading={places.isLoading}
        value={chosen}
        options={options.map((place) => ({ value: place.id, label: place.name }))}
        onChange={(value: string | undefined) => onChoose(value ?? null)}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={kind !== 'street'}
      />
    </div>
  );
}

/** Street, community and, where it is known, grid. */
export function PlaceChoice({ path, onChoose }: { path: readonly Place[]; onChoose: (unitId: string | null) => void }) {
  return levels.map((kind, depth) => {
    const above = depth === 0 ? null : (path[depth - 1]?.id ?? null);
    if (depth > 0 && above === null) return null;
    return (
      <Level
        key={kind}
        kind={kind}
        above={above}
        chosen={path[depth]?.id ?? null}
        onChoose={(unitId) => onChoose(unitId ?? above)}
      />
    );
  });
}
