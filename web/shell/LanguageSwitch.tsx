import { GlobalOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../i18n.ts';
import { languages } from '../language.ts';

/** Each language in its own words. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('shell');
  const current = languages.find(({ code }) => code === i18n.language)?.name ?? '';
  const items = languages.map(({ code, name }) => ({
    key: code,
    label: <span lang={code}>{name}</span>,
    onClick: () => void changeLanguage(code),
  }));
  return (
    <Dropdown menu={{ items, selectedKeys: [i18n.language] }} trigger={['click']}>
      <Button type="text" icon={<GlobalOutlined />} aria-label={`${t('language')} ${current}`}>
        {current}
      </Button>
    </Dropdown>
  );
}
