import { day, month, type Day, type Month } from '../../../core/day.ts';
import { fen, type Fen } from '../../../core/fen.ts';

/** One band of a progressive table: up to and including `upToFen`, the last without end. */
export interface TaxBand {
  readonly upToFen: Fen | null;
  readonly ratePpm: number;
  readonly quickDeductionFen: Fen;
}

/** Comprehensive income: the yearly table, used cumulatively for wages. Years are tax years, the last one included. */
export interface IncomeTaxTable {
  readonly fromYear: number;
  readonly untilYear: number | null;
  readonly bands: readonly TaxBand[];
  readonly monthlyDeductionFen: Fen;
  readonly source: string;
  /** Tables for a year-end bonus taxed alone, where the city's rules hold them; absent, it is taxed with the wages. */
  readonly bonusTables?: readonly BonusTaxTable[] | undefined;
}

/** The monthly table that a year-end bonus taxed alone is read in, by a twelfth of the bonus. */
export interface BonusTaxTable {
  readonly from: Day;
  readonly until: Day;
  readonly bands: readonly TaxBand[];
  readonly source: string;
}

/** Which easements of withholding are in force, by the first month withheld under each. */
export interface WithholdingEasements {
  readonly firstJobFrom: Month;
  readonly upfrontFrom: Month;
  /** Whole-year deduction is granted to who earned at most this in the year before. */
  readonly upfrontIncomeLimitFen: Fen;
  readonly source: string;
}

export const INCOME_TAX_TABLES: readonly IncomeTaxTable[] = [
  {
    fromYear: 2019,
    untilYear: null,
    source: '《中华人民共和国个人所得税法》（2018年修正）第三条、第六条及税率表一；国家税务总局公告2018年第61号附件2',
    monthlyDeductionFen: fen(500_000),
    bands: [
      band(3_600_000, 30_000, 0),
      band(14_400_000, 100_000, 252_000),
      band(30_000_000, 200_000, 1_692_000),
      band(42_000_000, 250_000, 3_192_000),
      band(66_000_000, 300_000, 5_292_000),
      band(96_000_000, 350_000, 8_592_000),
      band(null, 450_000, 18_192_000),
    ],
  },
];

export const BONUS_TAX_TABLES: readonly BonusTaxTable[] = [
  {
    from: day('2019-01-01'),
    until: day('2027-12-31'),
    source: '财税〔2018〕164号；财政部 税务总局公告2023年第30号（延续至2027年12月31日）',
    bands: [
      band(300_000, 30_000, 0),
      band(1_200_000, 100_000, 21_000),
      band(2_500_000, 200_000, 141_000),
      band(3_500_000, 250_000, 266_000),
      band(5_500_000, 300_000, 441_000),
      band(8_000_000, 350_000, 716_000),
      band(null, 450_000, 1_516_000),
    ],
  },
];

export const WITHHOLDING_EASEMENTS: WithholdingEasements = {
  firstJobFrom: month('2020-07'),
  upfrontFrom: month('2021-01'),
  upfrontIncomeLimitFen: fen(6_000_000),
  source: '国家税务总局公告2020年第13号（自2020年7月1日）、2020年第19号（自2021年1月1日）',
};

function band(upToFen: number | null, ratePpm: number, quickDeductionFen: number): TaxBand {
  return { upToFen: upToFen === null ? null : fen(upToFen), ratePpm, quickDeductionFen: fen(quickDeductionFen) };
}
