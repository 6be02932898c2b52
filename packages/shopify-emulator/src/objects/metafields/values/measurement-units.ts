/** A unit in the form in which Shopify stores it. */
export interface Unit {
  readonly name: string;
  /** How much one of it is in the base unit of its kind; undefined where it does not convert. */
  readonly factor: number | undefined;
  /** Added after the factor, for scales that do not start at the same zero. */
  readonly offset: number;
}

/** `unit=factor`, `unit=factor+offset`; a unit without a factor stands for itself alone. */
const unitsByKind: Readonly<Record<string, string>> = {
  antenna_gain: 'decibels_isotropic=1 decibels_dipole',
  area: 'square_centimeters=0.0001 square_feet=0.09290304 square_inches=0.00064516 square_meters=1 square_yards=0.83612736',
  battery_charge_capacity: 'milliamp_hours=1',
  battery_energy_capacity: 'watt_hours=1',
  capacitance: 'picofarads=1e-12 nanofarads=1e-9 microfarads=1e-6 farads=1',
  concentration: 'milligrams_per_gram milligrams_per_milliliter',
  data_storage_capacity: 'bytes=1 kilobytes=1e3 megabytes=1e6 gigabytes=1e9 terabytes=1e12',
  data_transfer_rate:
    'bits_per_second=1 kilobits_per_second=1e3 megabits_per_second=1e6 gigabits_per_second=1e9',
  dimension: 'inches=0.0254 feet=0.3048 yards=0.9144 millimeters=0.001 centimeters=0.01 meters=1',
  display_density: 'pixels_per_inch dots_per_inch',
  distance: 'kilometers=1000 miles=1609.344',
  duration:
    'nanoseconds=1e-9 microseconds=1e-6 milliseconds=0.001 seconds=1 minutes=60 hours=3600 days=86400 months years',
  electric_current: 'milliamperes=0.001 amperes=1 kiloamperes=1000',
  electrical_resistance: 'ohms=1 kiloohms=1000',
  energy: 'joules=1 calories=4.184 kilojoules=1000 kilocalories=4184',
  frequency: 'hertz=1 kilohertz=1e3 megahertz=1e6 gigahertz=1e9',
  illuminance: 'lux=1 foot_candles=10.763910417',
  inductance: 'microhenries=1e-6 millihenries=0.001 henries=1',
  luminous_flux: 'lumens=1',
  mass_flow_rate: rates(
    'grams=1 ounces=28.349523125 pounds=453.59237 kilograms=1000 tons=907184.74 tonnes=1e6',
    {
      day: 86400,
      hour: 3600,
      minute: 60,
      second: 1,
    },
  ),
  power: 'milliwatts=0.001 watts=1 horsepower=745.69987158 kilowatts=1000',
  pressure: 'pounds_per_square_inch=6894.757293168 bars=100000',
  resolution: 'pixels=1 megapixels=1e6',
  rotational_speed: 'revolutions_per_minute=1',
  sound_level: 'decibels=1',
  speed:
    'kilometers_per_hour=0.277777777778 feet_per_second=0.3048 miles_per_hour=0.44704 meters_per_second=1',
  temperature: 'celsius=1 fahrenheit=0.555555555556+-17.777777777778 kelvin=1+-273.15',
  thermal_power:
    'british_thermal_units_per_hour=0.29307107 kilowatts=1000 tons_of_refrigeration=3516.8528421',
  voltage: 'volts=1',
  volume:
    'milliliters=0.001 centiliters=0.01 liters=1 cubic_meters=1000 us_fluid_ounces=0.0295735295625 us_pints=0.473176473 us_quarts=0.946352946 us_gallons=3.785411784 imperial_fluid_ounces=0.0284130625 imperial_pints=0.56826125 imperial_quarts=1.1365225 imperial_gallons=4.54609',
  volumetric_flow_rate: rates('liters=1 gallons=3.785411784 cubic_feet=28.316846592 cubic_meters=1000', {
    hour: 3600,
    minute: 60,
    second: 1,
  }),
  weight: 'ounces=28.349523125 pounds=453.59237 grams=1 kilograms=1000',
};

/** The short forms that Shopify takes as well. */
const shortForms: Readonly<Record<string, string>> = {
  in: 'inches',
  ft: 'feet',
  yd: 'yards',
  mm: 'millimeters',
  cm: 'centimeters',
  m: 'meters',
  ml: 'milliliters',
  cl: 'centiliters',
  l: 'liters',
  m3: 'cubic_meters',
  us_fl_oz: 'us_fluid_ounces',
  us_pt: 'us_pints',
  us_qt: 'us_quarts',
  us_gal: 'us_gallons',
  imp_fl_oz: 'imperial_fluid_ounces',
  imp_pt: 'imperial_pints',
  imp_qt: 'imperial_quarts',
  imp_gal: 'imperial_gallons',
  oz: 'ounces',
  lb: 'pounds',
  g: 'grams',
  kg: 'kilograms',
};

function rates(amounts: string, secondsByTime: Readonly<Record<string, number>>): string {
  return amounts
    .split(' ')
    .flatMap((amount) => {
      const [name = '', factor = '1'] = amount.split('=');
      return Object.entries(secondsByTime).map(
        ([time, seconds]) => `${name}_per_${time}=${Number(factor) / seconds}`,
      );
    })
    .join(' ');
}

const units: ReadonlyMap<string, ReadonlyMap<string, Unit>> = new Map(
  Object.entries(unitsByKind).map(([kind, entries]) => [kind, readUnits(entries)]),
);

function readUnits(entries: string): ReadonlyMap<string, Unit> {
  return new Map(
    entries.split(' ').map((entry) => {
      const [name = '', scale] = entry.split('=');
      const [factor, offset = '0'] = scale?.split(/(?<=\d)\+/) ?? [];
      return [
        name,
        {
          name: name.toUpperCase(),
          factor: factor === undefined ? undefined : Number(factor),
          offset: Number(offset),
        },
      ];
    }),
  );
}

export function isMeasurementType(kind: string): boolean {
  return units.has(kind);
}

/** The unit that a text names, in any case of letters, long or short; undefined for none of this kind. */
export function findUnit(kind: string, text: string): Unit | undefined {
  const name = text.toLowerCase();
  return units.get(kind)?.get(Object.hasOwn(shortForms, name) ? (shortForms[name] ?? name) : name);
}

export interface Measurement {
  readonly value: number;
  readonly unit: Unit;
}

/** Which of two measurements of one kind is larger (a positive number: the first), or undefined if they do not compare. */
export function compareMeasurements(a: Measurement, b: Measurement): number | undefined {
  if (a.unit.name === b.unit.name) return a.value - b.value;
  if (a.unit.factor === undefined || b.unit.factor === undefined) return undefined;
  const difference = inBase(a) - inBase(b);
  // Ounces to grams and back is not exact in binary fractions.
  return Math.abs(difference) < 1e-9 * Math.max(1, Math.abs(inBase(a))) ? 0 : difference;
}

function inBase({ value, unit }: Measurement): number {
  return value * (unit.factor ?? 1) + unit.offset;
}
