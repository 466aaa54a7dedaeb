import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../language.ts';

/** An empty sheet to fill in, of an import whose route is `endpoint`. */
export function ImportTemplate({ endpoint }: { endpoint: string }) {
  const { t } = useTranslation('kit');
  return (
    <Button href={`${endpoint}/template?language=${currentLanguage()}`} icon={<DownloadOutlined />}>
      {t('import.template')}
    </Button>
  );
}
