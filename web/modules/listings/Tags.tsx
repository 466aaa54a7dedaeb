import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Listed } from './types.ts';

const stateColors = {
  listed: 'blue',
  asking: 'orange',
  paused: 'default',
  reported: 'purple',
  delisted: 'green',
  revoked: 'default',
} as const;
const lightColors = { green: 'green', yellow: 'gold', red: 'red', still: 'default', off: 'default' } as const;

export function StateTag({ state }: { state: Listed['state'] }) {
  const { t } = useTranslation('listings');
  return <Tag color={stateColors[state]}>{t(`state.${state}`)}</Tag>;
}

/** The light in a word and a colour; what is down has none. */
export function LightTag({ light }: { light: Listed['light'] }) {
  const { t } = useTranslation('listings');
  return light === 'off' ? <span>—</span> : <Tag color={lightColors[light]}>{t(`light.${light}`)}</Tag>;
}
