import type { ObjectModule, RequestContext } from '../object-module.ts';
import {
  createTargets,
  sizeProblem,
  stagedUploadsCreate,
  type StagedUploadInput,
} from './staged-uploads-create.ts';

export const uploadsModule: ObjectModule = {
  mutations: {
    stagedUploadsCreate,
    stagedUploadTargetGenerate: (
      _source,
      args: { readonly input: StagedUploadInput },
      context: RequestContext,
    ) => {
      const problem = sizeProblem(args.input, ['input', 'fileSize']);
      const [target] = createTargets(context, [args.input]);
      const userErrors = problem === null ? [] : [problem];
      return { url: target?.url ?? '', parameters: target?.parameters ?? [], userErrors };
    },
    stagedUploadTargetsGenerate: (
      _source,
      args: { readonly input: readonly StagedUploadInput[] },
      context: RequestContext,
    ) => ({
      urls: createTargets(
        context,
        args.input.map((input) => ({ ...input, fileSize: input.fileSize ?? '0' })),
      ).map(({ url, parameters }) => ({ url: url ?? '', parameters })),
      userErrors: [],
    }),
  },
};
