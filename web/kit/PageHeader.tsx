import { Flex, Typography } from 'antd';
import { useEffect, type ReactNode } from 'react';

interface PageHeaderProps {
  title: string;
  /** A short line below the title: what this page is, or the numbers that matter. */
  note?: ReactNode;
  actions?: ReactNode;
}

/** The one `h1` of a page; it also names the browser tab. */
export function PageHeader({ title, note, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · 随事`;
  }, [title]);
  return (
    <Flex component="header" className="page-header" justify="space-between" align="flex-start" gap={12} wrap>
      <div>
        <Typography.Title level={1}>{title}</Typography.Title>
        {note ? <div className="page-note">{note}</div> : null}
      </div>
      {actions ? (
        <Flex gap={8} wrap className="no-print">
          {actions}
        </Flex>
      ) : null}
    </Flex>
  );
}
