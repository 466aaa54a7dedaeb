import { Alert } from 'antd';

export interface Problem {
  key: string;
  severity: 'error' | 'warning' | 'info';
  text: string;
}

/** Several problems of one thing, worst first; nothing at all when there are none. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const rank = { error: 0, warning: 1, info: 2 };
  const sorted = problems.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
  return (
    <div className="problem-list">
      {sorted.map((problem) => (
        <Alert key={problem.key} type={problem.severity} showIcon title={problem.text} />
      ))}
    </div>
  );
}
