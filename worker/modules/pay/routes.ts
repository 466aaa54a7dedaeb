import { moduleRouter } from '../../platform/http/route.ts';
import { factRoutes } from './routes/facts.ts';
import { fileRoutes } from './routes/files.ts';
import { fundRoutes } from './routes/funds.ts';
import { levelRoutes } from './routes/levels.ts';
import { monthFactRoutes } from './routes/month-facts.ts';
import { objectionRoutes } from './routes/objections.ts';
import { payslipRoutes } from './routes/payslips.ts';
import { recoveryRoutes } from './routes/recoveries.ts';
import { planRoutes } from './routes/plan.ts';
import { runRoutes } from './routes/runs.ts';
import { schemeRoutes } from './routes/schemes.ts';
import { taxRoutes } from './routes/tax.ts';

export const payRoutes = moduleRouter()
  .route('/', schemeRoutes)
  .route('/', factRoutes)
  .route('/', taxRoutes)
  .route('/', levelRoutes)
  .route('/', planRoutes)
  .route('/', monthFactRoutes)
  .route('/', objectionRoutes)
  .route('/', runRoutes)
  .route('/', recoveryRoutes)
  .route('/', payslipRoutes)
  .route('/', fileRoutes)
  .route('/', fundRoutes);
