import type { Locale } from 'antd/es/locale';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from './language.ts';

const loaders: Record<Language, () => Promise<{ default: Locale }>> = {
  'zh-CN': () => import('antd/es/locale/zh_CN'),
  'ko-KR': () => import('antd/es/locale/ko_KR'),
  en: () => import('antd/es/locale/en_US'),
};
const dayjsNames: Record<Language, string> = { 'zh-CN': 'zh-cn', 'ko-KR': 'ko', en: 'en' };

/** antd's own words in the language of the page; undefined for the moment until they are loaded. */
export function useAntdLocale(): Locale | undefined {
  const language = useTranslation().i18n.language as Language;
  const [locale, setLocale] = useState<Locale>();
  useEffect(() => {
    let current = true;
    const words = language === 'ko-KR' ? import('dayjs/locale/ko') : Promise.resolve();
    void Promise.all([loaders[language](), words]).then(([loaded]) => {
      if (!current) return;
      dayjs.locale(dayjsNames[language]);
      setLocale(loaded.default);
    });
    return () => {
      current = false;
    };
  }, [language]);
  return locale;
}
