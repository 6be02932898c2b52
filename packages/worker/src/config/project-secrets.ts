import { Secret, type OptionValue, type ProjectSpec } from '@backstock/core';

/** Every secret that the connections of a project hold. */
export function projectSecrets(project: ProjectSpec): readonly Secret[] {
  const connections = [...project.sources.values(), ...project.destinations.values()];
  return connections.flatMap(({ options }) => secretsIn(options));
}

function secretsIn(value: OptionValue): readonly Secret[] {
  if (value instanceof Secret) return [value];
  return typeof value === 'object' ? Object.values(value).flatMap(secretsIn) : [];
}
