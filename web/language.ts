/** The three languages of the product; Chinese is the first and the fallback. */
export const languages = [
  { code: 'zh-CN', name: '简体中文' },
  { code: 'ko-KR', name: '한국어' },
  { code: 'en', name: 'English' },
] as const;
export type Language = (typeof languages)[number]['code'];

const storageKey = 'suishi.language';

function isLanguage(value: string | null): value is Language {
  return languages.some((language) => language.code === value);
}

/** What the person chose here before, else what the browser prefers, else Chinese. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  if (isLanguage(chosen)) return chosen;
  const prefix = navigator.language.slice(0, 2);
  return languages.find((language) => language.code.startsWith(prefix))?.code ?? 'zh-CN';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}

/** The language in which the page is now; the server answers in it. */
export function currentLanguage(): Language {
  const lang = document.documentElement.lang;
  return isLanguage(lang) ? lang : 'zh-CN';
}

/** A name that a city or its terms carry in all three languages. */
export interface Named {
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
}

/** The name in a language: the page's unless told. */
export const nameIn = ({ zh, ko, en }: Named, language: string = currentLanguage()): string =>
  language === 'ko-KR' ? ko : language === 'en' ? en : zh;
