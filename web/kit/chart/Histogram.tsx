import './histogram.css';

interface HistogramProps {
  /** What the chart shows; the figures stand beside it. */
  label: string;
  bins: readonly { readonly from: number; readonly count: number }[];
  /** Width of a bin, in the unit of `from`. */
  width: number;
  /** Drawn as a line across the bins. */
  marks?: readonly { readonly at: number; readonly text: string }[];
}

const box = { width: 220, height: 48 } as const;

/** How many lie where: columns on one scale, each saying its count under the pointer. */
export function Histogram({ label, bins, width, marks = [] }: HistogramProps) {
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const first = bins[0]?.from ?? 0;
  const span = Math.max(1, bins.length) * width;
  const xOf = (value: number) => ((value - first) / span) * box.width;
  const step = box.width / Math.max(1, bins.length);
  return (
    <svg className="histogram" viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={label}>
      <line x1={0} x2={box.width} y1={box.height} y2={box.height} className="histogram-base" />
      {bins.map(({ from, count }) => {
        const height = (count / most) * (box.height - 4);
        return (
          <rect
            key={from}
            x={xOf(from) + 1}
            y={box.height - height}
            width={Math.max(1, step - 2)}
            height={height}
            className="histogram-bin"
          >
            <title>{`${from}–${from + width}: ${count}`}</title>
          </rect>
        );
      })}
      {marks.map(({ at, text }) => (
        <line key={text} x1={xOf(at)} x2={xOf(at)} y1={0} y2={box.height} className="histogram-mark">
          <title>{text}</title>
        </line>
      ))}
    </svg>
  );
}
