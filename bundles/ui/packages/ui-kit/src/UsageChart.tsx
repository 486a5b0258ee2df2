import { VisuallyHidden } from '@mantine/core';
import css from './UsageChart.module.css';

export interface ChartPoint {
  /** `YYYY-MM-DD` */
  day: string;
  value: number;
}

/**
 * One bar a day. Who cannot see it gets the same numbers as a table; who points at a bar gets its day and number. Sums and
 * days are text already, so that money and bytes read as everywhere else.
 */
export function UsageChart(props: {
  label: string;
  summary: string;
  points: ChartPoint[];
  text: (value: number) => string;
  dayText: (day: string) => string;
  columns: { day: string; value: string };
}) {
  const { points, text, dayText } = props;
  const most = Math.max(1, ...points.map((point) => point.value));
  const step = 100 / Math.max(1, points.length);
  const first = points[0];
  const last = points[points.length - 1];
  return (
    <figure className={css.chart}>
      <figcaption>
        <b>{props.label}</b>
        <span>{props.summary}</span>
      </figcaption>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
        <line className={css.line} x1="0" x2="100" y1="100" y2="100" />
        {points.map((point, at) => {
          const height = (point.value / most) * 96;
          return (
            <g key={point.day} className={css.column}>
              <title>{`${dayText(point.day)}: ${text(point.value)}`}</title>
              <rect className={css.hit} x={at * step} y={0} width={step} height={100} />
              <rect
                className={css.bar}
                x={at * step + step * 0.12}
                y={100 - height}
                width={step * 0.76}
                height={height}
              />
            </g>
          );
        })}
      </svg>
      {first && last && (
        <div className={css.ends} aria-hidden>
          <span>{dayText(first.day)}</span>
          <span>{dayText(last.day)}</span>
        </div>
      )}
      <VisuallyHidden>
        <table>
          <caption>{props.label}</caption>
          <thead>
            <tr>
              <th scope="col">{props.columns.day}</th>
              <th scope="col">{props.columns.value}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.day}>
                <td>{dayText(point.day)}</td>
                <td>{text(point.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}
