import { parseJson } from '../../../schema/json.ts';

/** The validations of a definition, read by name. */
export interface ValidationOption {
  readonly name: string;
  readonly value: string;
}

export function optionValue(options: readonly ValidationOption[], name: string): string | undefined {
  return options.find((option) => option.name === name)?.value;
}

/** An option whose value is a JSON array of texts, such as `choices`. */
export function optionList(
  options: readonly ValidationOption[],
  name: string,
): readonly string[] | undefined {
  const text = optionValue(options, name);
  if (text === undefined) return undefined;
  const parsed = parseJson(text);
  return Array.isArray(parsed) ? parsed.map(String) : [];
}
