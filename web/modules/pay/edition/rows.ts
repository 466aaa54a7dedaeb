import { Form as AntdForm } from 'antd';
import { useTranslation } from 'react-i18next';
import { posts } from './LevelRuleFields.tsx';

type Post = (typeof posts)[number];
const fewest = 18;
const most = 60;

/** The levels that a table has cells for: eighteen, or as many as the highest ceiling asks. */
export function useLevelRows() {
  const form = AntdForm.useFormInstance();
  const ceilings: unknown = AntdForm.useWatch(['definition', 'levelRule', 'ceilings'], { form, preserve: true });
  const highest = Object.values((ceilings ?? {}) as Record<string, number | null>).map((level) => level ?? 0);
  const levels = Math.min(most, Math.max(fewest, ...highest));
  return Array.from({ length: levels }, (_, index) => ({ key: index + 1, label: String(index + 1) }));
}

/** The rows of a post table: those it has, and those that the posts of the roster read. */
export function usePostRows(at: number) {
  const { t } = useTranslation('pay');
  const form = AntdForm.useFormInstance();
  const classes: unknown = AntdForm.useWatch(['definition', 'postClasses'], { form, preserve: true });
  const amounts: unknown = AntdForm.useWatch(['definition', 'items', at, 'amountsFen'], { form, preserve: true });
  const given = (classes ?? {}) as Partial<Record<Post, string>>;
  const rowOf = (post: Post) => given[post] || post;
  const keys = [...new Set([...posts.map(rowOf), ...Object.keys(amounts ?? {})])];
  const word = (key: string) => t(`postClass.${key}` as 'postClass.head', { defaultValue: key });
  const asked = { head: word(rowOf('head')), deputy: word(rowOf('deputy')), staff: word(rowOf('staff')) };
  return { rows: keys.map((key) => ({ key, label: word(key) })), asked };
}

interface FactRow {
  readonly code: string;
  readonly name: string;
  readonly unit: 'day' | 'hour' | 'shift' | 'time';
}

/** The facts of the scheme as they stand in the form; a row half written has no code yet. */
export function useFacts(): readonly FactRow[] {
  const form = AntdForm.useFormInstance();
  const facts: unknown = AntdForm.useWatch(['definition', 'facts'], { form, preserve: true });
  return ((facts ?? []) as readonly Partial<FactRow>[]).map((fact) => ({
    code: fact?.code ?? '',
    name: fact?.name ?? '',
    unit: fact?.unit ?? 'day',
  }));
}

const entered: readonly (string | undefined)[] = ['fact_unit', 'absence', 'one_off'];

/** The items that a month has of itself, which others may be worked out from. */
export function useMonthlyItems(): readonly { readonly code: string; readonly name: string }[] {
  const form = AntdForm.useFormInstance();
  const items: unknown = AntdForm.useWatch(['definition', 'items'], { form, preserve: true });
  return ((items ?? []) as readonly Partial<Record<'kind' | 'code' | 'name', string>>[]).flatMap((item) =>
    item?.code && !entered.includes(item.kind) ? [{ code: item.code, name: item.name || item.code }] : [],
  );
}

/** The months of a year by number. */
export function useMonths() {
  const { t } = useTranslation('pay');
  return Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: t('monthName', { n: index + 1 }) }));
}
