import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueuedPhoto } from './store.ts';

export const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024);

function Thumbnail({ photo: { blob }, alt }: { photo: QueuedPhoto; alt: string }) {
  const show = useCallback(
    (image: HTMLImageElement) => {
      const url = URL.createObjectURL(blob);
      image.src = url;
      return () => URL.revokeObjectURL(url);
    },
    [blob],
  );
  return <img ref={show} alt={alt} />;
}

interface PhotoStripProps {
  photos: readonly QueuedPhoto[];
  /** Left out where they are only looked at. */
  onRemove?: (key: string) => void;
}

/** Photographs that wait on this device, small, each with its size. */
export function PhotoStrip({ photos, onRemove }: PhotoStripProps) {
  const { t } = useTranslation('visits');
  if (photos.length === 0) return null;
  return (
    <ul className="photo-strip" aria-label={t('photos')}>
      {photos.map((photo, at) => (
        <li key={photo.key}>
          <Thumbnail photo={photo} alt={t('photoOf', { n: at + 1 })} />
          <span>{t('kb', { n: kilobytes(photo.blob.size) })}</span>
          {onRemove ? (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('photoRemove', { n: at + 1 })}
              onClick={() => onRemove(photo.key)}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
