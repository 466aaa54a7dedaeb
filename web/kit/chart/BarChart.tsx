import { useId } from 'react';
import { layoutBars, type BarGroup } from './bars.ts';
import './bars.css';

interface BarChartProps {
  /** What the chart shows; a table of the same numbers stands beside it. */
  label: string;
  series: readonly { readonly key: string; readonly text: string }[];
  groups: readonly (BarGroup & { readonly text: string; readonly faint?: boolean })[];
  stacked?: boolean;
  /** A value to measure against, drawn as a line across. */
  against?: { readonly value: number; readonly text: string } | null;
  valueText: (value: number) => string;
  /** Short, for the scale. */
  tickText: (value: number) => string;
  /** Where the groups run through time, a screen too narrow for all begins with the newest. */
  newestFirst?: boolean;
}

/** As far as it goes; a callback that stays the same is called once. */
function toItsEnd(element: HTMLElement | null): void {
  if (element) element.scrollLeft = element.scrollWidth;
}

const frame = { width: 720, height: 240, left: 70, bottom: 34, top: 12 } as const;

/** Bars in groups on one scale, with a legend; each bar says its value under the pointer. */
export function BarChart(props: BarChartProps) {
  const { label, series, groups, stacked = false, against, valueText, tickText, newestFirst = false } = props;
  const title = useId();
  const size = { width: frame.width - frame.left, height: frame.height, stacked };
  const { boxes, ticks, yOf, centres } = layoutBars(groups, size, against?.value ?? 0);
  return (
    <figure className="bar-chart">
      <div
        ref={newestFirst ? toItsEnd : null}
        className="bar-scroll"
        tabIndex={0}
        role="region"
        aria-labelledby={title}
      >
        <svg
          viewBox={`0 0 ${frame.width} ${frame.top + frame.height + frame.bottom}`}
          role="img"
          aria-labelledby={title}
        >
          <title id={title}>{label}</title>
          <g transform={`translate(${frame.left} ${frame.top})`}>
            {ticks.map(({ value, y }) => (
              <g key={value}>
                <line x1={0} x2={size.width} y1={y} y2={y} className="bar-line" />
                <text x={-8} y={y} className="bar-tick" textAnchor="end" dominantBaseline="middle">
                  {tickText(value)}
                </text>
              </g>
            ))}
            {boxes.map(({ group, series: at, ...box }) => (
              <rect
                key={`${groups[group]?.key} ${series[at]?.key}`}
                {...box}
                className={`bar-box series-${at}${groups[group]?.faint ? ' bar-faint' : ''}`}
              >
                <title>{`${groups[group]?.text} ${series[at]?.text}: ${valueText(groups[group]?.values[at] ?? 0)}`}</title>
              </rect>
            ))}
            {groups.map(({ key, text }, group) => (
              <text key={key} x={centres[group]} y={size.height + 18} className="bar-name" textAnchor="middle">
                {text}
              </text>
            ))}
            {against ? (
              <line x1={0} x2={size.width} y1={yOf(against.value)} y2={yOf(against.value)} className="bar-against">
                <title>{`${against.text}: ${valueText(against.value)}`}</title>
              </line>
            ) : null}
          </g>
        </svg>
      </div>
      <Legend {...props} />
    </figure>
  );
}

/** What each colour is, and the line across. */
function Legend({ series, against, valueText }: Pick<BarChartProps, 'series' | 'against' | 'valueText'>) {
  return (
    <figcaption className="bar-legend">
      {series.map(({ key, text }, at) => (
        <span key={key}>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <rect width={10} height={10} className={`bar-box series-${at}`} />
          </svg>
          {text}
        </span>
      ))}
      {against ? (
        <span>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <line x1={0} x2={10} y1={5} y2={5} className="bar-against" />
          </svg>
          {`${against.text} ${valueText(against.value)}`}
        </span>
      ) : null}
    </figcaption>
  );
}
