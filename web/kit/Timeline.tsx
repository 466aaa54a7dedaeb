import { Empty, Timeline as AntdTimeline } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface TimelineEntry {
  key: string;
  /** A day, month or whatever the reader should see first. */
  when: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  tone?: 'normal' | 'good' | 'bad';
}

const colors = { normal: 'gray', good: 'green', bad: 'red' } as const;

/** What happened, newest first as handed in. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation('kit');
  if (entries.length === 0) return <Empty description={t('empty.none')} image={Empty.PRESENTED_IMAGE_SIMPLE} />;
  return (
    <AntdTimeline
      items={entries.map((entry) => ({
        key: entry.key,
        color: colors[entry.tone ?? 'normal'],
        content: (
          <div className="timeline-entry">
            <span className="timeline-when">{entry.when}</span>
            <span className="timeline-title">{entry.title}</span>
            {entry.detail ? <div className="timeline-detail">{entry.detail}</div> : null}
          </div>
        ),
      }))}
    />
  );
}
