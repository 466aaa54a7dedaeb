import { CameraOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import { photoTypes } from './photo.ts';

interface ChooseFilesProps {
  label: string;
  /** Extensions or media types that the browser offers; `camera` opens a phone's camera at once. */
  accept: string;
  disabled: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** A button over a file field. */
export function ChooseFiles({ label, accept, disabled, onFiles }: ChooseFilesProps) {
  const field = useRef<HTMLInputElement>(null);
  const camera = accept === 'camera';
  return (
    <>
      <Button
        size="small"
        disabled={disabled}
        icon={camera ? <CameraOutlined /> : <PaperClipOutlined />}
        onClick={() => field.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        aria-label={label}
        {...(camera ? { accept: photoTypes.join(), capture: 'environment' } : { accept, multiple: true })}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
