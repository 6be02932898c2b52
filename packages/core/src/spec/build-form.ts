import type { FieldNode, FormNode } from './form-schema.ts';
import type { YamlDocument, YamlPath } from './read-yaml.ts';
import type { FieldMapping, ValueForm } from './sync-spec.ts';
import { withoutUndefined } from './without-undefined.ts';

/** A field's mapping with its places and defaults. */
export function buildField(
  field: string,
  node: FieldNode,
  path: YamlPath,
  document: YamlDocument,
): FieldMapping {
  return withoutUndefined({
    field,
    form: buildForm(node.form, path, document),
    whenNull: node.null ?? 'clear_ours',
    when: node.when ?? 'always',
    write: node.write ?? 'add',
    owns: node.owns,
    metafieldType: node.type,
    where: document.keyPlace(path),
  });
}

function buildForm(node: FormNode, path: YamlPath, document: YamlDocument): ValueForm {
  const at = (key: string): YamlPath => (document.has([...path, key]) ? [...path, key] : path);
  switch (node.kind) {
    case 'column':
      return withoutUndefined({ ...node, where: document.place(at('column')) });
    case 'const':
      return { ...node, where: document.place(at('const')) };
    case 'template':
      return { ...node, where: document.textPlace(at('template')) };
    case 'json':
      return { ...node, where: document.place(at('json')) };
    case 'each': {
      const list = at('list');
      const members = buildMembers(node.members, list, document);
      return { ...node, members, where: document.place([...list, 'each']) };
    }
    case 'list': {
      const list = at('list');
      const items = node.items.map((item, index) => buildForm(item, [...list, index], document));
      return { ...node, items, where: document.place(list) };
    }
    case 'object':
      return { ...node, members: buildMembers(node.members, path, document), where: document.place(path) };
  }
}

function buildMembers(
  members: Readonly<Record<string, FormNode>>,
  path: YamlPath,
  document: YamlDocument,
): Record<string, ValueForm> {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, buildForm(member, [...path, name], document)]),
  );
}
