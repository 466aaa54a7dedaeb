import { CameraOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../worker/core/limits.ts';

interface PhotosProps {
  files: readonly File[];
  onChange: (files: readonly File[]) => void;
}

/** Photographs that will be sent with the request, each of which can be taken out again. */
export function Photos({ files, onChange }: PhotosProps) {
  const { t } = useTranslation('ask');
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="ask-field">
      <Button
        size="large"
        block
        icon={<CameraOutlined aria-hidden />}
        disabled={files.length >= limits.casePhotos}
        onClick={() => input.current?.click()}
      >
        {t('photos', { most: limits.casePhotos })}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        className="ask-hidden"
        tabIndex={-1}
        aria-label={t('photos.choose')}
        onChange={(event) => {
          onChange([...files, ...(event.target.files ?? [])].slice(0, limits.casePhotos));
          event.target.value = '';
        }}
      />
      <ul className="ask-photos">
        {files.map((file, at) => (
          <li key={`${at} ${file.name}`}>
            <span>{file.name}</span>
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('photos.remove', { name: file.name })}
              onClick={() => onChange(files.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
