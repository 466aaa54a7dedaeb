import { useQueryClient } from '@tanstack/react-query';
import { Alert, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { AttachmentListAnswer } from '../../worker/platform/attachment/routes.ts';
import { limits } from '../../worker/core/limits.ts';
import { api, cityPath, newKey } from '../client.ts';
import { ChooseFiles } from './ChooseFiles.tsx';
import { ConfirmAction } from './ConfirmAction.tsx';
import { Instant } from './Day.tsx';
import { Failure, useErrorText } from './Failure.tsx';
import { useCan } from './session.tsx';
import { useAction } from './useAction.ts';
import { useCitySlug } from './useCity.ts';
import { useCityQuery } from './useCityQuery.ts';

type Attached = z.output<typeof AttachmentListAnswer>;
type Item = Attached['items'][number];

interface AttachmentsProps {
  /** `module.record` as the server declares it. */
  subjectType: string;
  subjectId: string;
  /** What these files are, for the eye and for screen readers. */
  label: string;
}

const megabyte = 1024 * 1024;

/** Sends files one by one, each under its own key; what failed is told by name and the others stay. */
function useUpload(subject: Pick<AttachmentsProps, 'subjectType' | 'subjectId'>) {
  const { t } = useTranslation('kit');
  const city = useCitySlug();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [sending, setSending] = useState<string | null>(null);
  const [failed, setFailed] = useState<readonly string[]>([]);

  async function sendOne(file: File): Promise<string | null> {
    if (file.size > limits.attachmentBytes)
      return t('attachments.tooLarge', { name: file.name, mb: limits.attachmentBytes / megabyte });
    const form = new FormData();
    form.set('subjectType', subject.subjectType);
    form.set('subjectId', subject.subjectId);
    form.set('file', file);
    try {
      await api.post(cityPath(city, 'attachments'), form, newKey());
      return null;
    } catch (error) {
      return `${file.name}: ${errorText(error)}`;
    }
  }

  async function send(files: readonly File[]): Promise<void> {
    const problems: string[] = [];
    for (const file of files) {
      setSending(file.name);
      const problem = await sendOne(file);
      if (problem) problems.push(problem);
    }
    setSending(null);
    setFailed(problems);
    await queries.invalidateQueries();
  }

  return { send, sending, failed };
}

function Attachment({ item, mayWrite }: { item: Item; mayWrite: boolean }) {
  const { t } = useTranslation('kit');
  const city = useCitySlug();
  const withdraw = useAction<{ reason: string }, unknown>({
    run: (input, key) => api.post(cityPath(city, `attachments/${item.id}/withdraw`), input, key),
    done: t('attachments.withdrawn'),
  });
  if (item.withdrawnAt)
    return (
      <li>
        <s>{item.name}</s> <Tag>{t('attachments.withdrawn')}</Tag> {item.withdrawnByName} {item.withdrawnReason}
      </li>
    );
  return (
    <li>
      <a href={cityPath(city, `attachments/${item.id}`)} download={item.name}>
        {item.name}
      </a>{' '}
      <span className="attachment-note">
        {t('attachments.size', { kb: Math.ceil(item.size / 1024) })} · {item.uploadedByName} ·{' '}
        <Instant value={item.uploadedAt} />
      </span>{' '}
      {mayWrite ? (
        <ConfirmAction
          label={t('attachments.withdraw')}
          title={t('attachments.withdraw.ask', { name: item.name })}
          withReason
          pending={withdraw.pending}
          button={{ size: 'small', type: 'link' }}
          onConfirm={(reason) => withdraw.run({ reason })}
        />
      ) : null}
    </li>
  );
}

/** The files of one record: list, download, add (several at once, or from the camera), withdraw with a reason. */
export function Attachments({ subjectType, subjectId, label }: AttachmentsProps) {
  const { t } = useTranslation('kit');
  const may = useCan('attachments.write');
  const list = useCityQuery<Attached>('attachments', { subjectType, subjectId });
  const { send, sending, failed } = useUpload({ subjectType, subjectId });
  if (list.error) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const { items = [], mayWrite = false } = list.data ?? {};
  const open = may && mayWrite;
  return (
    <section aria-label={label} aria-busy={list.isLoading || sending !== null} className="attachments">
      <Flex gap={8} align="center" wrap>
        <span>{label}</span>
        {open ? (
          <>
            <ChooseFiles
              label={t('attachments.choose')}
              accept=".jpg,.jpeg,.png,.webp,.pdf,.xlsx"
              disabled={sending !== null}
              onFiles={(files) => void send(files)}
            />
            <ChooseFiles
              label={t('attachments.camera')}
              accept="camera"
              disabled={sending !== null}
              onFiles={(files) => void send(files)}
            />
          </>
        ) : null}
        {sending ? <span role="status">{t('attachments.sending', { name: sending })}</span> : null}
      </Flex>
      {failed.length > 0 ? <Alert type="error" showIcon title={failed.join('；')} /> : null}
      {items.length > 0 ? (
        <ul>
          {items.map((item) => (
            <Attachment key={item.id} item={item} mayWrite={open} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}
