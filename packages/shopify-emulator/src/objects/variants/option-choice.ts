/** Which value a variant takes of which option; each is named by its id or its name. */
export interface OptionChoice {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly optionId?: string | null;
  readonly optionName?: string | null;
  readonly linkedMetafieldValue?: string | null;
}
