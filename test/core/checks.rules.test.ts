import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkBankCard,
  checkCreditCode,
  checkMobile,
  checkResidentId,
  creditCodeCheckCharacter,
  luhnSum,
  residentIdCheckCharacter,
} from '../../worker/core/checks.ts';
import { day } from '../../worker/core/day.ts';
import { textTable } from '../harness/text-table.ts';

const outcome = ({ valid, reason }: { valid: boolean; reason?: string }) => (valid ? 'valid' : reason);

describe('resident id', () => {
  // 11010519491231002X is the specimen printed in GB 11643 itself.
  it.each(
    textTable(`
      raw                   | outcome             | why
      11010519491231002X    | valid               | the standard's specimen
      11010519491231002x    | valid               | small x
      １１０１０５１９４９１２３１００２Ｘ    | valid               | full width
      110105 19491231 002X  | valid               | written in groups
      '11010519491231002X   | valid               | spreadsheet text mark
      110105194912310021    | checksum            |
      11010519490229002X    | birth_date          | no such day
      11010517991231002X    | birth_date          | before any living person
      110105491231002       | fifteen_digits      | first generation
      1.10105E+17           | scientific_notation |
      11010519491231002     | length              | 17
      1101051949123100222   | length              | 19
      X1010519491231002X    | characters          |
      110105194912310O2X    | characters          | letter O
                            | empty               |
    `),
  )('$raw: $outcome', ({ raw = '', outcome: expected }) => {
    expect(outcome(checkResidentId(raw))).toBe(expected);
  });

  it('tells birth day and sex of a valid number only', () => {
    expect(checkResidentId('11010519491231002X')).toEqual({
      valid: true,
      normalised: '11010519491231002X',
      birthDay: '1949-12-31',
      sex: 'female',
    });
    expect(checkResidentId('110105194912310021')).not.toHaveProperty('birthDay');
    expect(checkResidentId('11010519491231002X', day('1949-12-30')).reason).toBe('birth_date');
    expect(checkResidentId('11010519491231002X', day('1949-12-31')).valid).toBe(true);
  });

  it('notices any one wrong digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 14, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (order, at, shift) => {
          const digits = `22240119900101${String(order).padStart(3, '0')}`;
          const number = digits + residentIdCheckCharacter(digits);
          expect(checkResidentId(number).valid).toBe(true);
          const wrong = (Number(number.charAt(at)) + shift) % 10;
          expect(checkResidentId(number.slice(0, at) + wrong + number.slice(at + 1)).reason).toBe('checksum');
        },
      ),
    );
  });
});

describe('credit code', () => {
  it('computes the check of GB 32100', () => {
    // 9 + 1·3 + 3·9 + 5·27 + 1·26 + M(21)·20 + 1·8 + Y(30)·30 + 4·28 = 1640 = 52·31 + 28, and 31 - 28 = 3.
    expect(creditCodeCheckCharacter('91350100M000100Y4')).toBe('3');
  });

  it.each(
    textTable(`
      raw                 | outcome
      91350100M000100Y43  | valid
      91350100m000100y43  | valid
      91350100-M000100Y43 | valid
      91350100M000100Y44  | checksum
      91350100I000100Y43  | characters
      91350100M000100Y4   | length
                          | empty
    `),
  )('$raw: $outcome', ({ raw = '', outcome: expected }) => {
    expect(outcome(checkCreditCode(raw))).toBe(expected);
  });
});

describe('bank card', () => {
  // 4111 1111 1111 1111 is the networks' public test number: doubled digits 8 + 2·7 = 22, others 8, together 30.
  it.each(
    textTable(`
      raw                     | outcome
      4111 1111 1111 1111     | valid
      4111-1111-1111-1111     | valid
      4111111111111112        | checksum
      411111111111111         | length
      41111111111111111111    | length
      4111a11111111111        | characters
      4.11111E+15             | scientific_notation
    `),
  )('$raw: $outcome', ({ raw = '', outcome: expected }) => {
    expect(outcome(checkBankCard(raw))).toBe(expected);
  });

  it('sums as Luhn does', () => {
    expect(luhnSum('4111111111111111')).toBe(30);
  });
});

describe('mobile', () => {
  it.each(
    textTable(`
      raw               | outcome    | normalised
      13800000000       | valid      | 13800000000
      +86 138 0000 0000 | valid      | 13800000000
      138-0000-0000     | valid      | 13800000000
      １３８００００００００       | valid      | 13800000000
      12800000000       | prefix     | 12800000000
      1380000000        | length     | 1380000000
      1380000000a       | characters | 1380000000A
    `),
  )('$raw: $outcome', ({ raw = '', outcome: expected, normalised }) => {
    expect(outcome(checkMobile(raw))).toBe(expected);
    expect(checkMobile(raw).normalised).toBe(normalised);
  });
});
