import type { z } from 'zod';
import type { ChartAnswer } from '../../../worker/modules/ledger/routes/chart.ts';
import type * as tranches from '../../../worker/modules/ledger/routes/tranches.ts';
import type * as sources from '../../../worker/modules/ledger/routes/sources.ts';

export type Sources = z.output<typeof sources.SourcesAnswer>;
export type Source = Sources['items'][number];
export type Limits = z.output<typeof sources.LimitsAnswer>;
export type YearClosings = z.output<typeof sources.YearClosingsAnswer>;
export type YearClosing = YearClosings['items'][number];
export type YearPreview = z.output<typeof sources.YearPreview>;
export type Chart = z.output<typeof ChartAnswer>;
export type TrancheItem = z.output<typeof tranches.TrancheList>['items'][number];
export type Tranche = z.output<typeof tranches.TrancheAnswer>;
export type TrancheRow = Tranche['rows'][number];
export type Origins = z.output<typeof tranches.OriginsAnswer>;
