import { moduleRouter } from '../../platform/http/route.ts';
import { ballotRoutes } from './routes/ballots.ts';
import { cycleRoutes } from './routes/cycles.ts';
import { importRoutes } from './routes/imports.ts';
import { peopleRoutes } from './routes/people.ts';

export const assessmentRoutes = moduleRouter()
  .route('/', cycleRoutes)
  .route('/', importRoutes)
  .route('/', peopleRoutes)
  .route('/', ballotRoutes);
