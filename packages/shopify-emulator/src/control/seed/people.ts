import { listOf, type Names } from './names.ts';

/** Names and places of people who do not exist. E-mail domains and telephone numbers are those reserved for fiction. */

export const firstNames: Names = listOf(
  'Ada, Aisha, Amir, Anneke, Astrid, Bruno, Carmen, Chiara, Chloé, Daniel, Diego, Dmitri, Ella, Emma, ' +
    'Farid, Fatima, Freya, Grace, Hana, Henrik, Hugo, Ines, Isla, Ivan, Jonas, Jun, Kofi, Lars, Leila, Lena, ' +
    'Liam, Luca, Magda, Maya, Mei, Nadia, Noah, Nora, Oleg, Olivia, Omar, Pablo, Priya, Quentin, Rania, Ravi, ' +
    'Rosa, Ruben, Sam, Sofia, Sven, Tariq, Tessa, Theo, Uma, Viktor, Wanda, Yara, Yusuf, Zoë',
);

export const lastNames: Names = listOf(
  'Abara, Andersen, Bauer, Bergström, Bianchi, Campbell, Chen, Costa, Diallo, Dubois, Dupont, Eriksen, ' +
    'Fischer, Fraser, Garcia, Gauthier, Haddad, Hansen, Hoffmann, Ito, Jansen, Johnson, Kaya, Keller, ' +
    'Kowalski, Kumar, Lambert, Laurent, Lefebvre, Li, Lindgren, Lopez, MacDonald, Martin, Meyer, Moreau, ' +
    'Murphy, Nakamura, Nguyen, Novak, Okafor, Olsen, Patel, Pereira, Petrov, Rahman, Reyes, Rossi, Roy, ' +
    'Santos, Schmidt, Silva, Singh, Smith, Tanaka, Tremblay, Vermeulen, Virtanen, Wagner, Yılmaz',
);

export const streets: Names = listOf(
  'Maple Street, Station Road, Harbour View, Mill Lane, Church Street, Lakeshore Drive, Orchard Avenue, ' +
    'Bridge Street, Queen Street, Cedar Crescent, Hillside Road, Victoria Avenue, Market Square, Park Lane, ' +
    'River Road, Elm Court',
);

export const emailDomains: Names = ['example.com', 'example.net', 'example.org'];

export interface Place {
  readonly city: string;
  readonly countryCode: string;
  readonly provinceCode: string | undefined;
  /** Each `0` stands for a digit. */
  readonly zip: string;
}

const place = (city: string, countryCode: string, provinceCode: string | undefined, zip: string): Place => ({
  city,
  countryCode,
  provinceCode,
  zip,
});

export const places: readonly [Place, ...Place[]] = [
  place('Ottawa', 'CA', 'ON', 'K1P 0B0'),
  place('Toronto', 'CA', 'ON', 'M5V 0A0'),
  place('Montréal', 'CA', 'QC', 'H2X 0C0'),
  place('Vancouver', 'CA', 'BC', 'V6B 0E0'),
  place('Halifax', 'CA', 'NS', 'B3H 0G0'),
  place('Calgary', 'CA', 'AB', 'T2P 0H0'),
  place('New York', 'US', 'NY', '10000'),
  place('Portland', 'US', 'OR', '97200'),
  place('Austin', 'US', 'TX', '78700'),
  place('Chicago', 'US', 'IL', '60600'),
  place('London', 'GB', 'ENG', 'SW0A 0AA'),
  place('Glasgow', 'GB', 'SCT', 'G0 0AB'),
  place('Berlin', 'DE', undefined, '10000'),
  place('Hamburg', 'DE', undefined, '20000'),
  place('Lyon', 'FR', undefined, '69000'),
  place('Paris', 'FR', undefined, '75000'),
];

/** Area codes of North America; the numbers behind 555 belong to nobody. */
export const areaCodes: Names = listOf(
  '204, 226, 236, 249, 250, 289, 306, 343, 365, 403, 416, 418, 431, 437, 438, 450, 506, 514, 519, 548, ' +
    '579, 581, 587, 604, 613, 639, 647, 672, 705, 709, 778, 780, 782, 807, 819, 825, 867, 873, 902, 905, ' +
    '206, 212, 303, 312, 404, 415, 503, 512, 602, 617, 702, 713, 718, 773, 808, 818, 917, 919, 954, 971',
);

/** Lists that customers share, sorted as Shopify sorts tags. */
export const tagLists: readonly [readonly string[], ...(readonly string[])[]] = [
  ['newsletter'],
  ['newsletter', 'vip'],
  ['returning'],
  ['newsletter', 'returning'],
  ['wholesale'],
  ['staff'],
  ['returning', 'vip'],
  ['b2b', 'wholesale'],
];

export const notes: Names = listOf(
  'Prefers delivery in the evening., Asks for gift wrapping., Met at the spring fair., ' +
    'Calls before each order.',
);
