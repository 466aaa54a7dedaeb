import { moduleRouter } from '../../platform/http/route.ts';
import { checkInRoutes } from './routes/check-ins.ts';
import { committeeRoutes } from './routes/committees.ts';
import { lineRoutes } from './routes/lines.ts';
import { memberRoutes } from './routes/members.ts';

export const allianceRoutes = moduleRouter()
  .route('/', memberRoutes)
  .route('/', committeeRoutes)
  .route('/', lineRoutes)
  .route('/', checkInRoutes);
