import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { textTable } from '../../harness/text-table.ts';
import { newStage, type Stage } from './scenes.ts';

/** The cases in which ledgers everywhere fail. Cells under a letter are `balance/held` after the step; empty as before. */
let stage: Stage;

beforeAll(async () => {
  stage = await newStage('2026-06-15');
});
afterAll(() => vi.useRealTimers());

async function plays(table: string): Promise<void> {
  stage.clear();
  const rows = textTable(table);
  const letters = Object.keys(rows[0] ?? {}).filter((name) => name !== 'does' && name !== 'says');
  const before = new Map<string, string>();
  for (const { does = '', says, ...cells } of rows) {
    const heard = await stage.play(does);
    const stand: Record<string, string> = {};
    for (const letter of letters) {
      if (cells[letter]) before.set(letter, cells[letter]);
      stand[letter] = await stage.stands(letter);
    }
    const wanted = Object.fromEntries(letters.map((letter) => [letter, before.get(letter) ?? '–']));
    expect({ does, says: heard, ...stand }).toEqual({ does, says, ...wanted });
  }
}

describe('the cases that ledgers fail', () => {
  it('mixed holds and partial settlement: each ends once, what is kept goes on as another', () =>
    plays(`
      does               | says            | A
      -------------------|-----------------|-------
      give S>A 100       | ok              | 100/0
      hold h A 60        | ok              | 100/60
      hold i A 30        | ok              | 100/90
      settle h 45 keep j | ok              | 55/45
      settle h 1 free    | hold_ended      |
      settle j 16 free   | hold_exceeded 1 |
      settle i 30 free   | ok              | 25/15
      void j             | ok              | 25/0
      settle j 1 free    | hold_ended      |
      void j             | hold_ended      |
      hold k A 25        | ok              | 25/25
      settle k 10 free   | ok              | 15/0
    `));

  it('overspending is found when it is promised, not when it is paid', () =>
    plays(`
      does                   | says          | A      | B
      -----------------------|---------------|--------|-----
      give S>A 100           | ok            | 100/0  | –
      hold h A 60            | ok            | 100/60 |
      hold i A 41            | funds_short 1 |        |
      post adjustment A>B 41 | funds_short 1 |        | 0/0
      post spending A>X 41   | funds_short 1 |        |
      post adjustment A>B 40 | ok            | 60/60  | 40/0
      hold i A 1             | funds_short 1 |        |
      settle h 60 free       | ok            | 0/0    |
      hold i A 1             | funds_short 1 |        |
    `));

  it('the ladder of deadlines: on its last day a hold can be paid, on the next it cannot and falls free', () =>
    plays(`
      does                         | says          | A
      -----------------------------|---------------|--------
      give S>A 100                 | ok            | 100/0
      hold d A 1 until 2026-06-14  | deadline_past |
      hold h A 10 until 2026-06-15 | ok            | 100/10
      hold i A 20 until 2026-06-16 | ok            | 100/30
      hold j A 30 until 2026-06-17 | ok            | 100/60
      hold k A 40                  | ok            | 100/100
      settle h 4 keep l            | ok            | 96/96
      on 2026-06-16                | ok            |
      settle l 1 free              | hold_overdue  |
      expire                       | freed 1       | 96/90
      expire                       | freed 0       |
      settle i 20 free             | ok            | 76/70
      on 2026-06-18                | ok            |
      settle j 30 free             | hold_overdue  |
      expire                       | freed 1       | 76/40
      settle j 30 free             | hold_ended    |
      void j                       | hold_ended    |
      settle k 40 free             | ok            | 36/0
    `));

  it('six at once on a line that covers five', () =>
    plays(`
      does         | says                   | A
      -------------|------------------------|--------
      give S>A 100 | ok                     | 100/0
      6× hold A 20 | 5 ok, 1 funds_short 20 | 100/100
    `));

  it('a linked group with one bad leg leaves nothing of the good ones; what only passes through needs no money', () =>
    plays(`
      does                           | says          | A     | B   | C
      -------------------------------|---------------|-------|-----|----
      give S>A 100                   | ok            | 100/0 | –   | –
      post adjustment A>B 10, B>C 11 | funds_short 1 |       | 0/0 | 0/0
      post adjustment A>B 10, A>X 5  | account_unfit |       |     |
      post adjustment A>B 10, C>C 5  | account_same  |       |     |
      post adjustment A>B 60, A>C 41 | funds_short 1 |       |     |
      post adjustment B>C 5, A>B 10  | ok            | 90/0  | 5/0 | 5/0
    `));

  it('a sweep takes what is available, of a source’s own money alone, and leaves what is held', () =>
    plays(`
      does         | says          | A      | B
      -------------|---------------|--------|-----
      give S>A 100 | ok            | 100/0  | –
      give T>A 50  | ok            | 150/0  |
      hold h A 30  | ok            | 150/30 |
      sweep A>T    | moved 50      | 100/30 |
      sweep A>T    | sweep_nothing |        |
      sweep A>B    | moved 70      | 30/30  | 70/0
      sweep A>B    | sweep_nothing |        |
      void h       | ok            | 30/0   |
      sweep A>S    | moved 30      | 0/0    |
    `));

  it('as of a day and as known on a day, with late and back-dated entries', () =>
    plays(`
      does                                 | says          | A     | B
      -------------------------------------|---------------|-------|-----
      give S>A 100 on 2026-03-01           | ok            | 100/0 | –
      post adjustment A>B 30 on 2026-05-31 | ok            | 70/0  | 30/0
      asof 2026-05-30                      | A=100 B=0     |       |
      asof 2026-05-31                      | A=70 B=30     |       |
      on 2026-07-01                        | ok            |       |
      give S>A 5 on 2026-02-01             | ok            | 75/0  |
      post adjustment B>A 10 on 2026-05-31 | ok            | 85/0  | 20/0
      post adjustment A>B 1 on 2026-07-02  | day_in_future |       |
      asof 2026-01-31                      | A=0 B=0       |       |
      asof 2026-02-01                      | A=5 B=0       |       |
      asof 2026-05-31                      | A=85 B=20     |       |
      asof 2026-05-31 known 2026-06-30     | A=70 B=30     |       |
      asof 2026-02-28 known 2026-06-30     | A=0 B=0       |       |
      asof 2026-02-28 known 2026-07-01     | A=5 B=0       |       |
    `));

  it('a reversal after use is refused until a second person forces it; the debt is repaid by what comes next', () =>
    plays(`
      does                   | says                   | A     | B
      -----------------------|------------------------|-------|-----
      give S>A 100 as v      | ok                     | 100/0 | –
      post adjustment A>B 60 | ok                     | 40/0  | 60/0
      ask v                  | ok                     |       |
      ask v                  | reversal_standing      |       |
      approve v              | reversal_money_used 60 |       |
      decline v              | ok                     |       |
      force v                | reversal_decided       |       |
      ask v                  | ok                     |       |
      force v                | ok                     | -60/0 |
      ask v                  | reversal_standing      |       |
      hold h A 1             | funds_short 61         |       |
      give S>A 50            | ok                     | -10/0 |
      hold h A 1             | funds_short 11         |       |
      give S>A 20            | ok                     | 10/0  |
      hold h A 10            | ok                     | 10/10 |
    `));

  it('several sources: the oldest first, or in proportion, as the city chose', () =>
    plays(`
      does                      | says        | A
      --------------------------|-------------|-------
      give T>A 60 on 2026-02-01 | ok          | 60/0
      give S>A 40 on 2026-01-31 | ok          | 100/0
      hold h A 50               | ok          | 100/50
      settle h 50 free          | ok          | 50/0
      left T                    | 50 spent 10 |
      draw proportional         | ok          |
      give S>A 25               | ok          | 75/0
      hold i A 6                | ok          | 75/6
      settle i 6 free           | ok          | 69/0
      left T                    | 46 spent 14 |
      draw oldest               | ok          |
    `));

  it('what was spent is not taken back, whatever other money stands beside it', () =>
    plays(`
      does               | says                   | A
      -------------------|------------------------|--------
      give S>A 100 as v  | ok                     | 100/0
      give T>A 50 as w   | ok                     | 150/0
      hold h A 120       | ok                     | 150/120
      settle h 120 free  | ok                     | 30/0
      post return A>S 1  | source_short 1         |
      post return A>T 31 | funds_short 1          |
      ask v              | ok                     |
      approve v          | reversal_money_used 70 |
      decline v          | ok                     |
      ask w              | ok                     |
      approve w          | reversal_money_used 20 |
      decline w          | ok                     |
      post return A>T 30 | ok                     | 0/0
    `));

  it('a year ends with open holds: they go on with their money and end once, in the new book', () =>
    plays(`
      does                              | says          | A      | B
      ----------------------------------|---------------|--------|-----
      give S>A 100                      | ok            | 100/0  | –
      hold h A 60 until 2027-03-31      | ok            | 100/60 |
      hold i A 10                       | ok            | 100/70 |
      settle i 4 keep j                 | ok            | 96/66  |
      give S>B 40                       | ok            |        | 40/0
      end 2026 holds=carry lines=return | year_not_over |        |
      on 2027-01-05                     | ok            |        |
      end 2026 holds=carry lines=return | ok            | 66/66  | –
      settle h 60 free                  | hold_ended    |        |
      hold k A 1                        | funds_short 1 |        |
      void j                            | hold_ended    |        |
      follow h A 60                     | ok            |        |
      settle h 60 free                  | ok            | 6/6    |
      follow j A 6                      | ok            |        |
      void j                            | ok            | 6/0    |
      settle h 1 free                   | hold_ended    |        |
    `));
});

it('and the book is sound after all of them', () =>
  plays(`
    does   | says
    -------|------
    verify | sound
  `));
