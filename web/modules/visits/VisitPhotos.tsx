import { Alert, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../worker/core/limits.ts';
import { newKey } from '../../client.ts';
import { ChooseFiles } from '../../kit/ChooseFiles.tsx';
import { photoTypes, smaller } from '../../kit/photo.ts';
import { PhotoStrip } from './PhotoStrip.tsx';
import type { QueuedPhoto } from './store.ts';

const fits = ({ type, size }: File): boolean => photoTypes.includes(type) && size <= limits.attachmentBytes;

interface VisitPhotosProps {
  photos: readonly QueuedPhoto[];
  onChange: (photos: readonly QueuedPhoto[]) => void;
}

/** Takes photographs, with or without a network; what the server would not take is told now, not once it is too late. */
export function VisitPhotos({ photos, onChange }: VisitPhotosProps) {
  const { t } = useTranslation('visits');
  const [unfit, setUnfit] = useState<readonly string[]>([]);
  const add = async (chosen: readonly File[]) => {
    const files = await Promise.all(chosen.map(smaller));
    setUnfit(files.filter((file) => !fits(file)).map(({ name }) => name));
    const taken = files.filter(fits).map((file) => ({ key: newKey(), name: file.name, blob: file }));
    onChange([...photos, ...taken].slice(0, limits.visitPhotos));
  };
  const full = photos.length >= limits.visitPhotos;
  return (
    <div className="visit-photos">
      <Flex gap={8} align="center" wrap>
        <span>{t('photos')}</span>
        <ChooseFiles label={t('act.camera')} accept="camera" disabled={full} onFiles={(files) => void add(files)} />
        <ChooseFiles
          label={t('act.album')}
          accept={photoTypes.join()}
          disabled={full}
          onFiles={(files) => void add(files)}
        />
      </Flex>
      {unfit.length > 0 ? <Alert type="warning" showIcon title={t('photoUnfit', { names: unfit.join('、') })} /> : null}
      <PhotoStrip photos={photos} onRemove={(key) => onChange(photos.filter((photo) => photo.key !== key))} />
    </div>
  );
}
