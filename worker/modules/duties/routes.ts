import { moduleRouter } from '../../platform/http/route.ts';
import { dutyAdmissionRoutes } from './routes/admission.ts';
import { dutyCatalogueRoutes } from './routes/catalogue.ts';
import { dutyLifeRoutes } from './routes/life.ts';
import { dutyMoneyRoutes } from './routes/money.ts';
import { dutyCommandRoutes } from './routes/commands.ts';
import { dutyRefusalRoutes } from './routes/refusals.ts';
import { dutyReadRoutes } from './routes/reads.ts';

export const dutyRoutes = moduleRouter()
  .route('/', dutyAdmissionRoutes)
  .route('/', dutyCatalogueRoutes)
  .route('/', dutyMoneyRoutes)
  .route('/', dutyLifeRoutes)
  .route('/', dutyRefusalRoutes)
  .route('/', dutyReadRoutes)
  .route('/', dutyCommandRoutes);
