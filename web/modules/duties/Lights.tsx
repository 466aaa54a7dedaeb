import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import './duties.css';
import type { Cell } from './types.ts';

const legs = ['duty', 'authority', 'money'] as const;

/** The legs that do not stand whole. */
export const lackOf = (cell: Cell) => legs.filter((leg) => cell[leg] !== 'green');

/** Three lights, each with its leg's letter: colour never speaks alone. */
export function Lights({ cell }: { cell: Cell }) {
  const { t } = useTranslation('duties');
  const said = legs.map((leg) => `${t(`leg.${leg}`)}：${t(`light.${cell[leg]}`)}`).join('，');
  const text = cell.reason ? `${said}。${t(`reason.${cell.reason}`)}` : said;
  return (
    <Tooltip title={text}>
      <span className="lights" role="img" aria-label={text}>
        {legs.map((leg) => (
          <span key={leg} className={`light ${cell[leg]}`} aria-hidden>
            {t(`letter.${leg}`)}
          </span>
        ))}
      </span>
    </Tooltip>
  );
}
