import type { ObjectModule, RequestContext } from '../object-module.ts';
import {
  createTarget,
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
      const { url, parameters } = createTarget(context, args.input);
      return { url: url ?? '', parameters, userErrors: problem === null ? [] : [problem] };
    },
    stagedUploadTargetsGenerate: (
      _source,
      args: { readonly input: readonly StagedUploadInput[] },
      context: RequestContext,
    ) => ({
      urls: args.input.map((input) => {
        const { url, parameters } = createTarget(context, { ...input, fileSize: input.fileSize ?? '0' });
        return { url: url ?? '', parameters };
      }),
      userErrors: [],
    }),
  },
};
