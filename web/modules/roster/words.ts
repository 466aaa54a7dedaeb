import { useTranslation } from 'react-i18next';

/** The closed lists of the roster, as the form fields and filters offer them. */
export const codes = {
  sex: ['male', 'female'],
  post: ['head', 'deputy', 'staff'],
  channel: ['elected_transfer', 'merit_hire', 'open_recruitment'],
  education: ['none', 'secondary', 'college', 'bachelor', 'master', 'doctor'],
  degree: ['none', 'bachelor', 'master', 'doctor'],
  qualification: ['none', 'assistant', 'intermediate', 'senior'],
  political: [
    'party_member',
    'probationary_member',
    'league_member',
    'minge',
    'minmeng',
    'minjian',
    'minjin',
    'nonggong',
    'zhigong',
    'jiusan',
    'taimeng',
    'non_partisan',
    'masses',
  ],
  retirement: ['male', 'female55', 'female50'],
} as const;

export type Family = keyof typeof codes;

/** The catalogue's key for a code of each family. */
const keyOf: { readonly [F in Family]: (code: (typeof codes)[F][number]) => string } = {
  sex: (code) => `sex.${code}`,
  post: (code) => `post.${code}`,
  channel: (code) => `channel.${code}`,
  education: (code) => `education.${code}`,
  degree: (code) => `degree.${code}`,
  qualification: (code) => `qualification.${code}`,
  political: (code) => `political.${code}`,
  retirement: (code) => `retirement.${code}`,
};

interface Schooling {
  education: (typeof codes)['education'][number] | null;
  educationName: string | null;
}

/** The word for a code, and the options of a choice, in the reader's language. */
export function useWords() {
  const { t, i18n } = useTranslation('roster');
  const word = <F extends Family>(family: F, code: (typeof codes)[F][number] | null | undefined): string =>
    code ? t(keyOf[family](code) as never) : '—';
  const options = <F extends Family>(family: F) =>
    codes[family].map((code: (typeof codes)[F][number]) => ({ value: code as string, label: word(family, code) }));
  /** The name of the certificate is Chinese; readers of other languages get its level. */
  const schooling = ({ education, educationName }: Schooling): string =>
    educationName && i18n.language.startsWith('zh') ? educationName : word('education', education);
  return { word, options, schooling };
}
