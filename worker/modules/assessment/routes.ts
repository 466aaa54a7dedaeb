import { moduleRouter } from '../../platform/http/route.ts';
import { appealRoutes } from './routes/appeals.ts';
import { ballotRoutes } from './routes/ballots.ts';
import { cycleRoutes } from './routes/cycles.ts';
import { importRoutes } from './routes/imports.ts';
import { peopleRoutes } from './routes/people.ts';
import { raterRoutes } from './routes/raters.ts';
import { ratingRoutes } from './routes/rating.ts';
import { sheetRoutes } from './routes/sheets.ts';
import { schemeRoutes } from './routes/schemes.ts';
import { yearRoutes } from './routes/year.ts';
import type { AssessmentSource } from './source.ts';

/** The records that may stand in a score are handed in by the composition: assessment knows no module above it. */
export const assessmentRoutes = (sources: readonly AssessmentSource[]) =>
  moduleRouter()
    .route('/', cycleRoutes)
    .route('/', importRoutes)
    .route('/', peopleRoutes)
    .route('/', ballotRoutes)
    .route('/', appealRoutes)
    .route('/', raterRoutes)
    .route('/', ratingRoutes)
    .route('/', sheetRoutes)
    .route('/', schemeRoutes(sources))
    .route('/', yearRoutes(sources));
