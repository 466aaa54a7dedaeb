import type { ExecutionContext, ScheduledController } from '@cloudflare/workers-types';
import { app } from './app.ts';
import { runSchedule } from './schedule.ts';
import type { Env } from './env.ts';

export { PayRunWorkflow } from './workflow.ts';

export default {
  fetch: app.fetch,
  async scheduled(controller: ScheduledController, env: Env, _execution: ExecutionContext): Promise<void> {
    await runSchedule(env, controller.scheduledTime);
  },
};
