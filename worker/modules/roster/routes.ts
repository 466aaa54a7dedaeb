import { moduleRouter } from '../../platform/http/route.ts';
import { importRoutes } from './routes/imports.ts';
import { policyRoutes } from './routes/policies.ts';
import { readingRoutes } from './routes/reading.ts';
import { writingRoutes } from './routes/writing.ts';

export const rosterRoutes = moduleRouter()
  .route('/', readingRoutes)
  .route('/', writingRoutes)
  .route('/', importRoutes)
  .route('/', policyRoutes);
