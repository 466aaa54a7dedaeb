import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import type { Permission } from '../../../worker/core/permissions.ts';
import { refuseDisable, refuseEnable, refuseGiving, refuseKeyDay } from '../../../worker/modules/access/rules.ts';
import { keySecret, oneTimePassword } from '../../../worker/modules/access/secrets.ts';
import { PasswordInput } from '../../../worker/modules/tenancy/input.ts';
import { list, textTable } from '../../harness/text-table.ts';

describe('who may do what to whom', () => {
  it.each(
    textTable(`
    act     | person | disabled | outside | last | refused
    --------|--------|----------|---------|------|-------------------------
    disable | me     | no       | 0       | yes  | own_access_unchangeable
    disable | other  | no       | 1       | yes  | user_beyond_scope
    disable | other  | yes      | 0       | yes  | user_disabled
    disable | other  | no       | 0       | yes  | last_administrator
    disable | other  | no       | 0       | no   |
    enable  | me     | yes      | 0       | no   | own_access_unchangeable
    enable  | other  | yes      | 2       | no   | user_beyond_scope
    enable  | other  | no       | 0       | no   | user_enabled
    enable  | other  | yes      | 0       | no   |
  `),
  )('$act $person: $refused', ({ act, person = '', disabled, outside, last, refused }) => {
    const facts = {
      id: person,
      disabled: disabled === 'yes',
      outside: Number(outside),
      lastAdministrator: last === 'yes',
    };
    const decide = act === 'disable' ? refuseDisable : refuseEnable;
    expect(decide(facts, 'me')?.code ?? '').toBe(refused);
  });

  it.each(
    textTable(`
    everywhere | held                      | wanted                    | missing
    -----------|---------------------------|---------------------------|------------
    no         | roster.read,access.write  | roster.read               |
    no         | roster.read,access.write  | roster.read,pay.read      | pay.read
    no         |                           | home.read                 | home.read
    yes        | access.write              | pay.run.approve           |
  `),
  )('giving $wanted while holding $held', ({ everywhere, held, wanted, missing }) => {
    const giver = { everywhere: everywhere === 'yes', held: new Set(list(held) as Permission[]) };
    expect(refuseGiving(giver, list(wanted) as Permission[])?.facts['permission'] ?? '').toBe(missing);
  });

  it('a key lives 366 days at most, whatever the year', () => {
    const today = day('2026-11-23');
    expect(refuseKeyDay(day('2027-11-24'), today)).toBeNull();
    expect(refuseKeyDay(day('2027-11-25'), today)?.facts).toEqual({ latest: '2027-11-24' });
  });
});

describe('secrets', () => {
  it('first passwords satisfy the rule for passwords and differ', () => {
    const made = Array.from({ length: 200 }, oneTimePassword);
    expect(made.every((password) => PasswordInput.safeParse(password).success)).toBe(true);
    expect(new Set(made).size).toBe(200);
    expect(made.join('')).not.toMatch(/[0O1Il]/);
  });

  it('keys are 256 random bits in letters that need no quoting', () => {
    expect(keySecret()).toMatch(/^suk_[\w-]{43}$/);
  });
});
