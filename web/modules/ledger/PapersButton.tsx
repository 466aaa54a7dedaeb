import { PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Attachments } from '../../kit/Attachments.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';

interface PapersButtonProps {
  /** `ledger.record` as the server declares it. */
  subjectType: string;
  subjectId: string;
  /** Whose papers they are. */
  of: string;
  /** What they are called above the list. */
  label?: string;
  children?: ReactNode;
}

/** The papers of one row, in a drawer: to see, and to add for whoever may. */
export function PapersButton({ subjectType, subjectId, of, label, children }: PapersButtonProps) {
  const { t } = useTranslation('ledger');
  const [open, setOpen] = useState(false);
  const title = label ?? t('requestPapers');
  return (
    <>
      <Button
        size="small"
        icon={<PaperClipOutlined />}
        aria-label={t('papersOf', { of })}
        onClick={() => setOpen(true)}
      />
      <FormDrawer title={title} open={open} onClose={() => setOpen(false)}>
        <p className="report-note">{children ?? of}</p>
        {open ? <Attachments subjectType={subjectType} subjectId={subjectId} label={title} /> : null}
      </FormDrawer>
    </>
  );
}
