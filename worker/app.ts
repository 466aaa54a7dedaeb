import { OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { assessmentSources } from './assessment-sources.ts';
import { attachmentSubjects } from './attachment-subjects.ts';
import { gridLoads } from './grid-loads.ts';
import { cityContext, gate } from './gate.ts';
import { dashboardPanels } from './dashboard-panels.ts';
import { freshId } from './platform/id.ts';
import { bookChain } from './book-chain.ts';
import { inboxLines } from './inbox-lines.ts';
import { passwordHash, serveAuth, signInCookies } from './modules/access/index.ts';
import { accessRoutes } from './modules/access/routes.ts';
import { assessmentRoutes } from './modules/assessment/routes.ts';
import { allianceRoutes } from './modules/alliance/routes.ts';
import { auditRoutes } from './modules/audit/routes.ts';
import { facilityRoutes } from './modules/facilities/routes.ts';
import { gridRoutes } from './modules/grids/routes.ts';
import { homeRoutes } from './modules/home/routes.ts';
import { organisationRoutes } from './modules/organisation/routes.ts';
import { dutyRoutes } from './modules/duties/routes.ts';
import { ledgerRoutes } from './modules/ledger/routes.ts';
import { caseRoutes } from './modules/cases/routes.ts';
import { listingRoutes } from './modules/listings/routes.ts';
import { powerRoutes } from './modules/powers/routes.ts';
import { rosterRoutes } from './modules/roster/routes.ts';
import { visitRoutes } from './modules/visits/routes.ts';
import { openCity } from './modules/tenancy/index.ts';
import { payRoutes } from './modules/pay/routes.ts';
import { whistleRoutes } from './modules/whistles/routes.ts';
import { registryRoutes } from './modules/tenancy/routes.ts';
import { toolsRoutes } from './modules/tools/routes.ts';
import { attachmentRoutes } from './platform/attachment/routes.ts';
import { answerFault, answerRefusal, answerUnreadable } from './platform/http/answers.ts';
import { describeApi } from './platform/http/document.ts';
import { localeOf } from './platform/http/request.ts';
import type { Router } from './platform/http/route.ts';
import { platformRefusals, RefusedError } from './platform/refused.ts';
import { powerFigures } from './power-figures.ts';
import { schemaVersion } from './schema-version.ts';
import { citySeeds } from './seed.ts';
import { unitFollowers } from './unit-followers.ts';

const base: Router = new OpenAPIHono();

base.use(secureHeaders());
base.use(async (c, next) => {
  const now = Date.now();
  c.set('now', now);
  c.set('requestId', freshId('req', now));
  c.set('locale', localeOf(c.req.header('accept-language')));
  c.set('gate', gate);
  c.header('Cache-Control', 'no-store');
  await next();
  c.header('X-Request-Id', c.var.requestId);
});
base.onError((error, c) => {
  if (error instanceof RefusedError) return answerRefusal(c, error.refusal);
  if (error instanceof HTTPException && error.status < 500) return answerUnreadable(c);
  console.error(c.var.requestId, error);
  return answerFault(c);
});
base.notFound((c) => answerRefusal(c, platformRefusals.refuse('not_found')));

/** The identity library answers its own routes; a city that is not open has none. */
base.on(['GET', 'POST'], '/api/cities/:city/auth/*', async (c) => {
  const open = await openCity(c.env, c.req.param('city'), c.var.now);
  if (!open) return answerRefusal(c, platformRefusals.refuse('not_found'));
  const claim = { key: crypto.randomUUID(), inputHash: '', status: 200 };
  return serveAuth(c, { city: open.identity, db: open.db, contextFor: (actor) => cityContext(c, open, actor, claim) });
});

const registry = registryRoutes({
  seeds: citySeeds,
  schemaVersion,
  passwordHash,
  systemContext: (c, city, { db, keyring }) =>
    cityContext(
      c,
      { identity: city, db, keyring },
      { kind: 'system', id: 'system', name: '系统', workerId: null, grants: new Map() },
      { key: crypto.randomUUID(), inputHash: '', status: 201 },
    ),
  signIn: async (c, city, email, password) => {
    const open = await openCity(c.env, city.slug, c.var.now);
    return open ? signInCookies(c, open.identity, open.db, email, password) : [];
  },
});

/** The house's table of contents: one line mounts one module. */
export const app = base
  .route('/api', registry)
  .route('/api/tools', toolsRoutes)
  .route('/api/cities/:city', organisationRoutes(unitFollowers))
  .route('/api/cities/:city', accessRoutes)
  .route('/api/cities/:city', rosterRoutes)
  .route('/api/cities/:city', gridRoutes(gridLoads))
  .route('/api/cities/:city', visitRoutes)
  .route('/api/cities/:city', assessmentRoutes(assessmentSources))
  .route('/api/cities/:city', ledgerRoutes(bookChain))
  .route('/api/cities/:city', dutyRoutes)
  .route('/api/cities/:city', caseRoutes)
  .route('/api/cities/:city', listingRoutes)
  .route('/api/cities/:city', powerRoutes(powerFigures))
  .route('/api/cities/:city', whistleRoutes)
  .route('/api/cities/:city', payRoutes)
  .route('/api/cities/:city', facilityRoutes)
  .route('/api/cities/:city', allianceRoutes)
  .route('/api/cities/:city', auditRoutes)
  .route('/api/cities/:city', homeRoutes(inboxLines, dashboardPanels))
  .route('/api/cities/:city', attachmentRoutes(attachmentSubjects));

describeApi(app);
