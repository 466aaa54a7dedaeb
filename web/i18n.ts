import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferredLanguage, rememberLanguage, type Language } from './language.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'kit';
    keySeparator: false;
    returnNull: false;
    returnObjects: false;
  }
}

type Catalogue = Readonly<Record<string, string>>;
const files = import.meta.glob<{ default: Catalogue }>(['./{kit,shell}/locale/*.ts', './modules/*/locale/*.ts']);

function loaderOf(language: string, namespace: string) {
  const folder = namespace === 'kit' || namespace === 'shell' ? namespace : `modules/${namespace}`;
  return files[`./${folder}/locale/${language}.ts`];
}

/** Catalogues are fetched when a page first asks for them: one chunk a module and language. */
const catalogues: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = loaderOf(language, namespace);
    if (!load) return done(new Error(`no catalogue ${namespace}/${language}`), false);
    load().then(
      (file) => done(null, { ...file.default }),
      (cause: unknown) => done(cause instanceof Error ? cause : new Error(String(cause)), false),
    );
  },
};

/** Starts the catalogues in the preferred language; `<html lang>` follows every change. */
export async function startLanguages(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(catalogues)
    .use(initReactI18next)
    .init({
      lng: preferredLanguage(),
      fallbackLng: 'zh-CN',
      ns: ['kit', 'shell'],
      defaultNS: 'kit',
      keySeparator: false,
      interpolation: { escapeValue: false },
      load: 'currentOnly',
      partialBundledLanguages: true,
    });
}

export async function changeLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await i18next.changeLanguage(language);
}
