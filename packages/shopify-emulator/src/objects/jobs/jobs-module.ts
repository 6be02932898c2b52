import type { ObjectModule, RequestContext } from '../object-module.ts';
import { findJob, isJobDone, jobGlobalId, type Job } from './job.ts';

export const jobsModule: ObjectModule = {
  queries: {
    job: (_source, args: { readonly id: string }, context) => findJob(args.id, context),
  },
  types: {
    Job: {
      id: (source: Job) => jobGlobalId(source),
      done: (source: Job, _args, context: RequestContext) => isJobDone(source, context),
      /** Everything can be asked for once the work is done. */
      query: (source: Job, _args, context: RequestContext) => (isJobDone(source, context) ? {} : null),
    },
  },
};
