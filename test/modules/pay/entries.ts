import { encodeChinese } from '../../../worker/core/gb18030.ts';
import { month } from '../../../worker/core/day.ts';
import { insertAdoption, insertScheme } from '../../../worker/modules/pay/store/schemes.ts';
import type { SchemeDefinition } from '../../../worker/modules/pay/rules/scheme.ts';
import { jilin } from '../../../worker/modules/pay/templates/index.ts';
import type { Statement } from '../../../worker/platform/statement.ts';
import type { PayCity } from './month.ts';

/** The shape of Jilin, with the facts that an attendance sheet holds and what is paid or taken by them. */
export const withEntries: SchemeDefinition = {
  ...jilin.definition,
  facts: [
    { code: 'duty_shift', name: '值班次数', unit: 'shift', max: '31' },
    { code: 'overtime_hour', name: '加班小时', unit: 'hour', max: '36' },
    { code: 'sick_day', name: '病假天数', unit: 'day', max: '23' },
  ],
  items: [
    ...jilin.definition.items.filter(({ kind }) => !['fact_unit', 'absence', 'one_off'].includes(kind)),
    {
      kind: 'fact_unit',
      code: 'duty_pay',
      name: '值班补贴',
      taxable: true,
      insurable: false,
      fact: 'duty_shift',
      price: 5_000,
    } as SchemeDefinition['items'][number],
    { kind: 'one_off', code: 'heating', name: '取暖补贴', taxable: true, insurable: false, direction: 'add' },
    { kind: 'one_off', code: 'overpaid', name: '扣回多发', taxable: true, insurable: false, direction: 'deduct' },
  ],
};

export async function runSql(city: PayCity, statements: readonly Statement[]): Promise<void> {
  for (const { sql: text, params } of statements) {
    await city.world.env.CITY_01?.prepare(text)
      .bind(...params)
      .run();
  }
}

/** From a month on the city pays by a scheme that asks for facts. */
export async function adoptEntries(city: PayCity, fromMonth = '2020-01'): Promise<void> {
  const at = new Date().toISOString();
  const scheme = { schemeCode: 'entries', edition: 1, name: '带考勤的方案', templateCode: null, source: '测试' };
  await runSql(city, [
    insertScheme({ id: 'psc_entries', ...scheme, trust: 'city', definition: withEntries }, at, 'test'),
    insertAdoption(
      { id: 'pad_entries', schemeId: 'psc_entries', fromMonth: month(fromMonth), reason: '测试' },
      at,
      'test',
    ),
  ]);
}

/** A CSV as Excel saves it in China: GB18030, or UTF-8 when asked. */
export function csvFile(lines: readonly string[], encoding: 'gb18030' | 'utf-8' = 'gb18030', name = '考勤.csv'): File {
  const text = `${lines.join('\r\n')}\r\n`;
  const bytes = encoding === 'utf-8' ? new TextEncoder().encode(text) : encodeChinese(text, 'gb18030');
  if (!(bytes instanceof Uint8Array)) throw new Error('a character without a code');
  return new File([bytes as Uint8Array<ArrayBuffer>], name, { type: 'text/csv' });
}

export function importForm(
  file: File,
  fields: Readonly<Record<string, string>>,
  dryRun: boolean,
  decisions: unknown = {},
): FormData {
  const form = new FormData();
  form.set('file', file);
  form.set('dryRun', String(dryRun));
  form.set('decisions', JSON.stringify(decisions));
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
