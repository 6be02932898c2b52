import { joinCollections } from '../../objects/collections/membership.ts';
import { collectionsTable } from '../../objects/collections/collection.ts';
import { formatGlobalId } from '../../objects/global-id.ts';
import type { RequestContext } from '../../objects/object-module.ts';
import { goods, type Good } from './goods.ts';
import { definitions } from './seed-metafields.ts';

type Write = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<object>;

/** Where products are put, and who designed them. */
export interface Shelves {
  /** Puts a product into the collection of its kind. */
  place(productId: number, good: Good): void;
  /** Gids of metaobjects; none for a shop without products. */
  readonly designers: readonly string[];
}

const designers = [
  ['astrid-holm', 'Astrid Holm', 'Bergen'],
  ['kofi-mensah', 'Kofi Mensah', 'Accra'],
  ['lucie-arnaud', 'Lucie Arnaud', 'Lyon'],
  ['mei-tanaka', 'Mei Tanaka', 'Kyoto'],
] as const;

/**
 * Makes the definitions that seeded things need, and for products collections by hand and by rule, and designers as metaobjects: through
 * mutations, as somebody would. What is there already stays as it is.
 */
export async function makeShelves(
  context: RequestContext,
  write: Write,
  hasProducts: boolean,
): Promise<Shelves> {
  for (const definition of definitions) await write(defineMetafield, { definition });
  if (!hasProducts) return { designers: [], place: () => undefined };
  const names = [...new Set(goods.map((good) => good.collection))];
  for (const title of names) await makeCollection(context, write, { title });
  const rules = [{ column: 'TAG', relation: 'EQUALS', condition: 'sale' }];
  await makeCollection(context, write, { title: 'Sale', ruleSet: { appliedDisjunctively: false, rules } });
  const gids = new Map(names.map((title) => [title, gidOf(context, title)]));
  return {
    designers: await makeDesigners(write),
    place(productId, { collection }) {
      const gid = gids.get(collection);
      if (gid !== undefined) joinCollections(context, productId, [gid]);
    },
  };
}

async function makeCollection(
  context: RequestContext,
  write: Write,
  input: { readonly title: string; readonly ruleSet?: object },
): Promise<void> {
  if (gidOf(context, input.title) === undefined) await write(createCollection, { input });
}

/** Their handles are their titles in small letters. */
function gidOf(context: RequestContext, title: string): string | undefined {
  const [collection] = context.shop.table(collectionsTable).find('handle', title.toLowerCase());
  return collection === undefined ? undefined : formatGlobalId('Collection', collection.id);
}

async function makeDesigners(write: Write): Promise<readonly string[]> {
  await write(defineMetaobject, {});
  const found: unknown = await write('{ metaobjectDefinitionByType(type: "designer") { id } }', {});
  const [id] = gidsIn(found);
  const definition = {
    name: 'Designer',
    namespace: 'custom',
    key: 'designer',
    type: 'metaobject_reference',
    ownerType: 'PRODUCT',
    validations: [{ name: 'metaobject_definition_id', value: id }],
  };
  await write(defineMetafield, { definition });
  const gids: string[] = [];
  for (const [handle, name, place] of designers) {
    const fields = [
      { key: 'name', value: name },
      { key: 'place', value: place },
    ];
    gids.push(...gidsIn(await write(upsertDesigner, { handle: { type: 'designer', handle }, fields })));
  }
  return gids;
}

function gidsIn(answer: unknown): readonly string[] {
  return JSON.stringify(answer).match(/gid:\/\/shopify\/\w+\/\d+/g) ?? [];
}

const defineMetafield = `mutation ($definition: MetafieldDefinitionInput!) {
  metafieldDefinitionCreate(definition: $definition) { userErrors { message } }
}`;

const createCollection = `mutation ($input: CollectionInput!) {
  collectionCreate(input: $input) { userErrors { message } }
}`;

const defineMetaobject = `mutation {
  metaobjectDefinitionCreate(definition: {
    name: "Designer", type: "designer", displayNameKey: "name"
    fieldDefinitions: [
      { key: "name", name: "Name", type: "single_line_text_field", required: true }
      { key: "place", name: "Place", type: "single_line_text_field" }
    ]
  }) { userErrors { message } }
}`;

const upsertDesigner = `mutation ($handle: MetaobjectHandleInput!, $fields: [MetaobjectFieldInput!]) {
  metaobjectUpsert(handle: $handle, metaobject: { fields: $fields }) { metaobject { id } userErrors { message } }
}`;
