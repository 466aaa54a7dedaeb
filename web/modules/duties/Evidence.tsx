import { PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Attachments } from '../../kit/Attachments.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';

interface EvidenceProps {
  type: 'duties.settlement' | 'duties.spending';
  id: string;
  files: number;
  title: string;
  text?: string | null;
}

/** What shows that work was done or money spent: the words and the files. */
export function Evidence({ type, id, files, title, text }: EvidenceProps) {
  const { t } = useTranslation('duties');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        icon={<PaperClipOutlined />}
        aria-label={t('evidenceOf', { title, files })}
        onClick={() => setOpen(true)}
      >
        {files}
      </Button>
      <FormDrawer title={title} open={open} onClose={() => setOpen(false)}>
        {text ? <p>{text}</p> : null}
        <Attachments subjectType={type} subjectId={id} label={t('evidenceFiles')} />
      </FormDrawer>
    </>
  );
}
