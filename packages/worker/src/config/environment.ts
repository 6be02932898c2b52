import { nodeEnvironment, type ProjectEnvironment } from '@backstock/core';

/** Files and environment variables of this process: the only place that looks at `process.env`. */
export function processEnvironment(): ProjectEnvironment {
  return nodeEnvironment(process.env);
}
