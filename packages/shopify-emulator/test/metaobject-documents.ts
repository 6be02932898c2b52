const errors = 'userErrors { field message code elementKey elementIndex }';
/** What the mutations below ask to see of a definition. */
const shown = `id type name description displayNameKey hasThumbnailField metaobjectsCount
  access { admin storefront customerAccount } standardTemplate { type }
  capabilities { publishable { enabled } translatable { enabled } renderable { enabled data { metaTitleKey metaDescriptionKey } }
    onlineStore { enabled data { urlHandle canCreateRedirects } } }
  fieldDefinitions { key name description required type { name category } validations { name value }
    capabilities { adminFilterable { enabled eligible } } }`;
export const createDefinition = `mutation ($definition: MetaobjectDefinitionCreateInput!) {
  metaobjectDefinitionCreate(definition: $definition) { metaobjectDefinition { ${shown} } ${errors} } }`;
export const updateDefinition = `mutation ($id: ID!, $definition: MetaobjectDefinitionUpdateInput!) {
  metaobjectDefinitionUpdate(id: $id, definition: $definition) { metaobjectDefinition { ${shown} } ${errors} } }`;
export const deleteDefinition = `mutation ($id: ID!) { metaobjectDefinitionDelete(id: $id) { deletedId ${errors} } }`;

/** A user error of the metaobject mutations, as an answer shows it. */
export const metaobjectError = (
  field: readonly string[],
  message: string,
  code: string,
  elementKey: string | null = null,
) => ({
  field,
  message,
  code,
  elementKey,
  elementIndex: null,
});
