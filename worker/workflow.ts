import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from 'cloudflare:workers';
import { limits } from './core/limits.ts';
import type { Env } from './env.ts';
import { abandonJob, stepJob, type JobParams } from './jobs.ts';

const tries = { retries: { limit: 5, delay: 2_000, backoff: 'exponential' as const }, timeout: 120_000 };

/** The month of a large city in bounded steps: each is stored before the next begins and tried again when it fails. */
export class PayRunWorkflow extends WorkflowEntrypoint<Env, JobParams> {
  override async run(event: WorkflowEvent<JobParams>, step: WorkflowStep): Promise<void> {
    const { payload } = event;
    try {
      for (let n = 1; n <= limits.payJobSlices; n += 1) {
        const left = await step.do(`slice ${n}`, tries, () => stepJob(this.env, payload));
        if (!left) return;
      }
    } catch (error) {
      console.error(payload.city, payload.jobId, error);
      await step.do('fail', tries, () => abandonJob(this.env, payload));
    }
  }
}
