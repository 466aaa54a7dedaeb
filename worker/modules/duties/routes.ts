import { moduleRouter } from '../../platform/http/route.ts';
import { dutyAdmissionRoutes } from './routes/admission.ts';
import { dutyCommandRoutes } from './routes/commands.ts';
import { dutyRefusalRoutes } from './routes/refusals.ts';
import { dutyReadRoutes } from './routes/reads.ts';

export const dutyRoutes = moduleRouter()
  .route('/', dutyAdmissionRoutes)
  .route('/', dutyRefusalRoutes)
  .route('/', dutyReadRoutes)
  .route('/', dutyCommandRoutes);
