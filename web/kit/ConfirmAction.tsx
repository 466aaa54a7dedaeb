import { Button, Input, Modal, Typography, type ButtonProps } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ConfirmActionProps {
  /** On the button that opens the question, and again on the one that does it. */
  label: string;
  title: string;
  /** What will happen, with names and amounts. */
  children?: ReactNode;
  /** Asks for a reason of at least two characters and hands it on. */
  withReason?: boolean;
  /** Offers to name the paper that orders it, and hands it on beside the reason. */
  withPaper?: boolean;
  danger?: boolean;
  /** False while something of the question is still to be chosen. */
  ready?: boolean;
  pending?: boolean;
  button?: ButtonProps;
  /** Resolve to undefined to keep the question open (the action failed). */
  onConfirm: (reason: string, paper: { documentNumber?: string }) => Promise<unknown>;
}

/** Two steps for what cannot be taken back lightly: a question that says what will happen, then the act. */
export function ConfirmAction(props: ConfirmActionProps) {
  const { t } = useTranslation('kit');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [paper, setPaper] = useState('');
  const [reasonId, paperId] = [useId(), useId()];
  const ready = (props.ready ?? true) && (!props.withReason || reason.trim().length >= 2);

  async function confirm(): Promise<void> {
    const outcome = await props.onConfirm(reason.trim(), paper.trim() === '' ? {} : { documentNumber: paper.trim() });
    if (outcome === undefined) return;
    setOpen(false);
    setReason('');
    setPaper('');
  }

  return (
    <>
      <Button danger={props.danger ?? false} {...props.button} onClick={() => setOpen(true)}>
        {props.label}
      </Button>
      <Modal
        title={props.title}
        open={open}
        onCancel={() => setOpen(false)}
        onOk={confirm}
        okText={props.label}
        cancelText={t('action.cancel')}
        okButtonProps={{ danger: props.danger ?? false, disabled: !ready, loading: props.pending ?? false }}
        destroyOnHidden
      >
        {props.children}
        {props.withReason ? (
          <div className="confirm-reason">
            <label htmlFor={reasonId}>{t('confirm.reason')}</label>
            <Input.TextArea
              id={reasonId}
              rows={2}
              maxLength={500}
              value={reason}
              onChange={(e) => setReason(e.target.value)}
            />
            <Typography.Text type="secondary">{t('confirm.reasonNote')}</Typography.Text>
          </div>
        ) : null}
        {props.withPaper ? (
          <div className="confirm-reason">
            <label htmlFor={paperId}>{t('confirm.paper')}</label>
            <Input id={paperId} maxLength={100} value={paper} onChange={(e) => setPaper(e.target.value)} />
          </div>
        ) : null}
      </Modal>
    </>
  );
}
