import { moduleRouter } from '../../platform/http/route.ts';
import { factRoutes } from './routes/facts.ts';
import { fileRoutes } from './routes/files.ts';
import { payslipRoutes } from './routes/payslips.ts';
import { runRoutes } from './routes/runs.ts';
import { schemeRoutes } from './routes/schemes.ts';

export const payRoutes = moduleRouter()
  .route('/', schemeRoutes)
  .route('/', factRoutes)
  .route('/', runRoutes)
  .route('/', payslipRoutes)
  .route('/', fileRoutes);
