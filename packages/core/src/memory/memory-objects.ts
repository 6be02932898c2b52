import type { ObjectCatalogue } from '../destination/object-definition.ts';

const text = { kind: 'string' } as const;

/** What the in-memory store holds: contacts, small but with everything that the rules of a run need. */
export const memoryObjects: ObjectCatalogue = {
  contact: {
    name: 'contact',
    fields: [
      {
        name: 'email',
        type: text,
        clear: 'null',
        unique: true,
        normalise: (value) => value.trim().toLowerCase(),
      },
      { name: 'phone', type: text, clear: 'null', unique: true },
      { name: 'name', type: text, clear: 'null' },
      { name: 'note', type: text, clear: 'null' },
      { name: 'tags', type: { kind: 'list', of: text }, clear: 'empty' },
    ],
    modes: ['insert', 'update', 'upsert', 'mirror'],
    match: { fields: ['email', 'phone', 'id'], customId: false, fieldsPerRule: 1 },
    removals: ['ignore', 'clear', 'delete', 'set'],
  },
};
